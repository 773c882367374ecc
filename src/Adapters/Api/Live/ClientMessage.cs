namespace BucketManager.Adapters.Api.Live;

/// <summary>What a client says.</summary>
public sealed record ClientMessage
{
    /// <summary><c>subscribe</c>, <c>unsubscribe</c> or <c>ping</c>.</summary>
    public string? Action { get; init; }

    /// <summary>A project's name, or <c>*</c> for the projects that one may see.</summary>
    public string? Project { get; init; }

    /// <summary>The sequence that the client knows; absent: none.</summary>
    public long? Since { get; init; }
}
