using BucketManager.Adapters.Api.Bodies;

namespace BucketManager.Adapters.Api.Problems;

/// <summary>Why something is not given, with what an answer says beside its body.</summary>
public sealed record Problem(ProblemResponse Body)
{
    public const string ContentType = "application/problem+json";

    /// <summary>When to try again; null: nobody can say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Address of the operation that the problem left behind; null: none.</summary>
    public string? Location { get; init; }
}
