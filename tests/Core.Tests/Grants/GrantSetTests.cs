using BucketManager.Domain.Grants;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Grants;

public sealed class GrantSetTests
{
    [Fact]
    public void A_set_has_one_form_whatever_the_order_in_which_it_was_typed() =>
        Any.Grant.Array[0, 20].SelectMany(g => Gen.Shuffle(g).Select(s => (Typed: g, Shuffled: s))).Sample(sets =>
        {
            var typed = GrantSet.Check([.. sets.Typed.Distinct().Select(A.Fields)]).Value;
            var shuffled = GrantSet.Check([.. sets.Shuffled.Distinct().Select(A.Fields)]).Value;

            Assert.Equal(typed, shuffled);
            Assert.Equal(typed, GrantSet.Check(GrantSet.ToFields(typed)).Value);
        });

    [Fact]
    public void What_is_wrong_is_told_at_its_field()
    {
        GrantFields[] typed =
        [
            new() { Bucket = "invoices", Prefix = "in/", Can = "deliver" },
            new() { Bucket = "Invoices", Prefix = "../", Can = "read" },
            new() { Bucket = "invoices", Prefix = "in/" },
            new() { Bucket = "invoices", Prefix = "in/", Can = "deliver" },
            null!,
        ];

        Assert.Equal(
            ["/grants/1/bucket characters", "/grants/1/prefix canonical-path", "/grants/1/can unknown-verb", "/grants/2/can required",
                "/grants/3 duplicate", "/grants/4 required"],
            GrantSet.Check(typed).Broken());
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_user_has_at_most_500_grants(int count, bool legal) => Assert.Equal(
        legal,
        GrantSet.Check([.. Enumerable.Range(0, count).Select(i => A.Fields(A.Grant(prefix: $"in/{i}/")))]).Accepted);

    [Fact]
    public void A_level_covers_what_it_contains()
    {
        var pairs =
            from level in Enum.GetValues<GrantLevel>()
            from other in Enum.GetValues<GrantLevel>()
            where level.Covers(other)
            select $"{level.Word()} {other.Word()}";

        Assert.Equal(
            ["collect collect", "deliver deliver", "exchange collect", "exchange deliver", "exchange exchange",
                "manage collect", "manage deliver", "manage exchange", "manage manage"],
            pairs);
    }

    [Fact]
    public void A_level_covers_another_exactly_if_it_answers_every_question_that_the_other_answers() => Assert.All(
        from level in Enum.GetValues<GrantLevel>()
        from other in Enum.GetValues<GrantLevel>()
        select (level, other),
        pair => Assert.Equal(
            Enum.GetValues<AccessQuestion>().All(q => pair.level.Answers(q) || !pair.other.Answers(q)),
            pair.level.Covers(pair.other)));

    [Fact]
    public void Words_and_levels_are_one_to_one() =>
        Assert.All(Enum.GetValues<GrantLevel>(), level => Assert.Equal(level, GrantLevels.Check(level.Word()).Value));
}
