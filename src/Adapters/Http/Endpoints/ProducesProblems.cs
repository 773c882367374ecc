namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>Statuses of problems that an endpoint answers, beyond those that follow from what it takes and needs.</summary>
internal sealed record ProducesProblems(IReadOnlyList<int> Statuses);
