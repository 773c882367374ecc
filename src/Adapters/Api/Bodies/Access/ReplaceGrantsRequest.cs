using BucketManager.Domain.Grants;

namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>All that the user may do from now on.</summary>
public sealed record ReplaceGrantsRequest
{
    public IReadOnlyList<GrantFields>? Grants { get; init; }
}
