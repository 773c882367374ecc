using System.Text.RegularExpressions;
using BucketManager.Domain.Sentences;
using Xunit;

namespace BucketManager.Core.Tests.Sentences;

public sealed partial class SayTests
{
    [Fact]
    public void Every_sentence_has_a_code_of_its_own()
    {
        Assert.True(Say.All.Count > 100);
        Assert.Equal(Say.All.Count, Say.All.Select(s => s.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Codes_are_kebab_case() => Assert.All(Say.All, s => Assert.Matches(Kebab(), s.Code));

    [Fact]
    public void Places_have_names_that_a_translator_understands() =>
        Assert.All(Say.All.SelectMany(s => s.Places), place => Assert.Matches(Camel(), place));

    [Fact]
    public void Every_brace_belongs_to_a_place() => Assert.All(Say.All, s => Assert.DoesNotContain(Place().Replace(s.Pattern, string.Empty), c => c is '{' or '}'));

    [Fact]
    public void Every_sentence_can_be_said_once_its_places_are_filled() => Assert.All(Say.All, form =>
    {
        var said = form.With([.. form.Places.Select(p => (p, (object)2))]);

        Assert.Equal(form.Code, said.Code);
        Assert.Equal(form.Places.Order(StringComparer.Ordinal), said.Args.Keys);
        Assert.DoesNotContain("{", said.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_sentence_says_one_day_and_two_days()
    {
        Assert.Equal("Keeps previous versions for 1 day (was 90)", Say.RetentionChanged(days: 1, was: 90).Text);
        Assert.Equal("Keeps previous versions for 30 days (was 90)", Say.RetentionChanged(days: 30, was: 90).Text);
    }

    [Fact]
    public void A_time_is_machine_readable_in_the_argument_and_readable_in_the_text()
    {
        var said = Say.EndsSet("ACME", A.Now);

        Assert.Equal("2026-11-24T09:00:00.000Z", said.Args["at"]);
        Assert.Equal("ACME has access until 24 November 2026, 09:00 UTC", said.Text);
    }

    [Fact]
    public void What_people_typed_is_not_taken_for_a_place() => Assert.Equal(
        "Changes the title to \"{was} {{x}}\" (was \"a\")", Say.TitleChanged(title: "{was} {{x}}", was: "a").Text);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    [GeneratedRegex("^[a-z][a-zA-Z]*$")]
    private static partial Regex Camel();

    [GeneratedRegex(@"\{[a-zA-Z]+(:[^{}|]+\|[^{}|]+)?\}")]
    private static partial Regex Place();
}
