namespace BucketManager.Story.Wire;

/// <summary>A request, in the words of api.md.</summary>
/// <param name="Path">From the root, with its query.</param>
internal sealed record StoryRequest(string Method, string Path)
{
    /// <summary>Becomes JSON; null: no body.</summary>
    public object? Body { get; init; }

    /// <summary>Sent as it is, instead of <see cref="Body"/>.</summary>
    public string? RawBody { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The revision that the edit was made on.</summary>
    public long? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public string? IdempotencyKey { get; init; }

    public string? Accept { get; init; }

    /// <summary>Null: the person's own.</summary>
    public string? Authorization { get; init; }
}
