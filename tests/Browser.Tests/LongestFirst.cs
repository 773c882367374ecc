using BucketManager.Browser.Tests;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer(LongestFirst.Type, "BucketManager.Browser.Tests")]

namespace BucketManager.Browser.Tests;

/// <summary>Begins with the classes that take longest: one that begins last would run alone in the end, on one of the cores.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    internal const string Type = $"BucketManager.Browser.Tests.{nameof(LongestFirst)}";

    private static readonly string[] Longest = [nameof(EveryPageTests), nameof(ThirdPartyTests), nameof(InjectionTests), nameof(TheWholeStoryTests), nameof(FormsTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c =>
        Array.FindIndex(Longest, name => c.DisplayName.EndsWith($".{name}", StringComparison.Ordinal)) is >= 0 and var place ? place : Longest.Length);
}
