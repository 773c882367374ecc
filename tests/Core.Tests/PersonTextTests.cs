using BucketManager.Domain.Basics;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests;

public sealed class PersonTextTests
{
    [Fact]
    public void Text_is_trimmed_and_else_left_as_it_was_typed()
    {
        Assert.Equal("Gro\u0308ße  Ł", PersonText.Check("  Gro\u0308ße  Ł\n", 80).Value);
        Assert.Equal(string.Empty, PersonText.Check(null, 80).Value);
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\u200fb")]
    [InlineData("a\u061cb")]
    [InlineData("a\ufeffb")]
    public void Control_characters_and_those_that_turn_the_writing_direction_are_refused(string text) =>
        Assert.Equal(["text plain-text"], PersonText.Check(text, 80).Broken());

    [Fact]
    public void Half_an_emoji_is_refused()
    {
        // Not as inline data: it would not survive the way to the test.
        Assert.Equal(["text plain-text"], PersonText.Check("a\ud83d", 80).Broken());
        Assert.Equal(["text plain-text"], PersonText.Check("\ude9ab", 80).Broken());
        Assert.Equal(["text plain-text"], PersonText.Check("\ude9a\ud83d", 80).Broken());
        Assert.True(PersonText.Check("🚚", 80).Accepted);
    }

    [Theory]
    [InlineData("{{resolve:secretsmanager:x}}")]
    [InlineData("see {{Resolve:ssm:x:1}} there")]
    public void A_reference_that_CloudFormation_would_look_up_is_refused(string text) =>
        Assert.Equal(["text resolve-reference"], PersonText.Check(text, 80).Broken());

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public void Length_counts_after_trimming(int length, bool legal) =>
        Assert.Equal(legal, PersonText.Check($" {new string('x', length)} ", 80).Accepted);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void What_is_required_cannot_be_blank(string? text) => Assert.Equal(["text required"], PersonText.Check(text, 80, required: true).Broken());

    [Fact]
    public void Text_that_was_taken_is_taken_again_unchanged() =>
        Gen.String.Sample(typed =>
        {
            if (PersonText.Check(typed, 80) is { Accepted: true, Value: var text })
                Assert.Equal(text, PersonText.Check(text, 80).Value);
        });

    [Fact]
    public void What_people_type_in_other_scripts_is_taken() => Any.Text(80).Sample(t => Assert.Equal(t, PersonText.Check(t, 80).Value));
}
