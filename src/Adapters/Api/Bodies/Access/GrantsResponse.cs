using BucketManager.Domain.Grants;

namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>All that a user may do.</summary>
public sealed record GrantsResponse(IReadOnlyList<GrantResponse> Grants)
{
    public static GrantsResponse From(IEnumerable<Grant> grants) => new([.. grants.Select(GrantResponse.From)]);
}
