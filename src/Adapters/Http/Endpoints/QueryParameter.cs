using BucketManager.Adapters.Api;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>A parameter that an endpoint knows.</summary>
/// <param name="Words">All that it may be; empty: free.</param>
/// <param name="Format">Of JSON schema: <c>date-time</c>, <c>int32</c>, <c>boolean</c>; null: text.</param>
internal sealed record QueryParameter(
    string Name, string Description, IReadOnlyList<string> Words, string? Format = null, bool Required = false, string? Default = null)
{
    public static QueryParameter DryRun { get; } =
        new("dryRun", "Only show what would happen.", [], "boolean");

    public static QueryParameter Search { get; } = new("search", "Ignores case and covers everything that people typed.", []);

    public static QueryParameter Status { get; } =
        new("status", "Only things with this status.", [.. ThingWords.Statuses.Keys.Order(StringComparer.Ordinal)]);

    public static QueryParameter PageSize { get; } = new("pageSize", "1 to 200.", [], "int32", Default: "50");

    public static QueryParameter PageToken { get; } = new("pageToken", "Of an earlier page's nextPageToken.", []);

    public static QueryParameter Kind { get; } =
        new("kind", "Only of this kind.", [.. ThingWords.Kinds.Keys.Order(StringComparer.Ordinal)]);

    public static QueryParameter ThingName { get; } = new("name", "Only of the thing with this name.", []);

    public static QueryParameter Sort(params IReadOnlyList<string> fields) =>
        new("sort", "A field; with a hyphen before it, the other way round.", [.. fields, .. fields.Select(f => "-" + f)], Default: "name");
}
