using BucketManager.Domain.Things;

namespace BucketManager.Domain.Records;

/// <summary>
/// The domain's own description of a thing at one revision. It stands in the thing's template, as metadata of the main
/// resource, and is the truth: <c>parse(render(record))</c> is the record again.
/// </summary>
/// <param name="Revision">Accepted edits of the thing so far.</param>
/// <param name="RequestedBy">E-mail address of the person, or <c>system</c>.</param>
/// <param name="OperationId">The change that brought this revision.</param>
public sealed record ThingRecord(
    ThingKey Key,
    long Revision,
    Spec Spec,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    OperationId OperationId)
{
    /// <summary>The form of the record. A program refuses to read one that is newer than it knows.</summary>
    public const int Schema = 1;

    /// <summary>The newest version of the templates; it goes up when they get better (<see cref="Renderers"/>).</summary>
    public const int CurrentRenderer = Renderers.RealClients;

    /// <summary>The version that the template of this record is written in.</summary>
    public int Renderer { get; init; } = CurrentRenderer;

    /// <summary>Set on a user that is stopped.</summary>
    public Suspension? Stopped { get; init; }

    /// <summary>Of a user that was stopped and let back in: access keys made up to then stay off. Null: it never was.</summary>
    public DateTimeOffset? KeysValidAfter { get; init; }

    /// <summary>Of a project: what its roles demand before they trust us (confused deputy). Unique for each project.</summary>
    public string? ExternalId { get; init; }
}
