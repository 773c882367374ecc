namespace BucketManager.Story.Contract;

/// <summary>The least that somebody must be.</summary>
internal enum Who
{
    Anyone,
    SignedIn,
    Viewer,
    Manager,
    Admin,
}

/// <summary>Whether a request carries JSON.</summary>
internal enum Sends
{
    Nothing,

    /// <summary>No body is fine.</summary>
    MaybeJson,
    Json,
}

/// <summary>A route of api.md, and how it can answer.</summary>
/// <param name="Own">Outcomes beyond those that follow from the rest, such as <c>202</c> or <c>409 in-use</c>.</param>
internal sealed record Route(string Method, string Template, Who Who, Sends Sends, params string[] Own)
{
    /// <summary>An edit of a thing: wants <c>If-Match</c>.</summary>
    public bool IsEdit { get; init; }

    /// <summary>Under <c>/api/projects/{project}</c>.</summary>
    public bool IsOfProject => Template.StartsWith(Api.Project, StringComparison.Ordinal);

    /// <summary>Everything that the route must be seen to answer.</summary>
    public IEnumerable<string> Outcomes
    {
        get
        {
            var all = new SortedSet<string>(Own, StringComparer.Ordinal);
            if (Who != Who.Anyone)
                all.Add("401 unauthenticated");
            if (Who >= Who.Manager)
                all.Add("403 forbidden");
            if (IsOfProject)
                all.Add("404 not-found");
            if (Sends != Sends.Nothing)
                all.UnionWith(["400 malformed", "400 invalid", "413 too-large", "415 unsupported-media-type"]);
            if (IsEdit)
                all.UnionWith(["412 stale-revision", "428 revision-required"]);
            return all;
        }
    }

    public override string ToString() => $"{Method} {Template}";
}
