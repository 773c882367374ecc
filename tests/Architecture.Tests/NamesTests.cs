using System.Text.RegularExpressions;
using Xunit;

namespace BucketManager.Architecture.Tests;

/// <summary>Names that were given up for the field's own terms stay given up: in <c>src</c> and in <c>tests</c>.</summary>
public partial class NamesTests
{
    private static readonly HashSet<string> GivenUp = new(StringComparer.Ordinal)
    {
        "DrivenSide", "Decide", "Next", "NextStep", "Look", "LookAgain", "Sighting", "StackSeen", "Doubt", "HearEvent", "HeedReminder",
        "Reminder", "PutOff", "PutBack", "TryAgain", "PassingCause", "Hindrance", "Touched", "Stopped", "OperationTurn", "ThingShown",
        "DriftShown", "KeyShown", "KnownKeys", "RememberedKeys", "RememberedLinks", "KeptAnswers", "Recent", "Shared", "Written",
        "WrittenAnswer", "WrittenStack", "JsonAnswer", "Ask", "Needs", "Takes", "AnswersAlso", "ProblemsToo", "EmptyAnswers", "RequestTrail",
        "Budget", "Budgets", "CallRates", "Links", "StackOrder", "StackAnswer", "SaidChange", "TypedText", "ThingsInNeed", "NewCredentials",
        "BrokenClaims", "ProjectRoom", "ReadingAhead", "FirstSteps", "Greeting", "DiskWatch", "House", "Hand", "Words", "Temper", "Meddling",
    };

    [Fact]
    public void No_type_has_a_name_that_was_given_up()
    {
        var types = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => Declaration().Matches(File.ReadAllText(path)).Select(m => (Type: m.Groups[1].Value, Path: path)))
            .ToList();

        Assert.True(types.Count > 500);
        Assert.Empty(types.Where(t => GivenUp.Contains(t.Type)).Select(t => $"{t.Type} in {Path.GetRelativePath(Repository.Root, t.Path)}"));
    }

    [Fact]
    public void Test_classes_end_in_Tests()
    {
        var others = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path) is var text && text.Contains("[Fact]", StringComparison.Ordinal)
                && !text.Contains("abstract class", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.Split('.')[0].EndsWith("Tests", StringComparison.Ordinal));

        Assert.Empty(others);
    }

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|sealed|abstract|static|readonly|partial|file) )+(?:class|record class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
