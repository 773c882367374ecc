using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.Reading;

/// <summary>Which part of a list of things, and in which order.</summary>
/// <param name="Search">Ignores case and covers everything that a person typed; null or empty: all.</param>
/// <param name="Status">Only things with this status.</param>
/// <param name="Sort"><c>name</c>, <c>status</c>, <c>requestedAt</c>, <c>company</c> or <c>expiresAt</c>.</param>
/// <param name="Descending">The other way round. Equal things stand in the order of their names.</param>
/// <param name="PageSize">1 to 200.</param>
/// <param name="From">Token of an earlier page's <see cref="Page{T}.Next"/>.</param>
public sealed record ListQuery(
    string? Search = null,
    ThingStatus? Status = null,
    string Sort = "name",
    bool Descending = false,
    int PageSize = 50,
    string? From = null);
