using BucketManager.Application.WriteLoop;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>What a rebuild found.</summary>
/// <param name="Read">Stacks that were read.</param>
public sealed record RebuildResponse(int Read, IReadOnlyList<DifferenceResponse> Differences)
{
    public static RebuildResponse From(RebuildReport report) => new(
        report.Read,
        [.. report.Differences.Select(d => new DifferenceResponse(d.Key.Kind, d.Key.Name, SentenceResponse.From(d.Says)))]);
}
