using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Live;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Live;

/// <summary>A change that is told, written once for everybody who hears it: what it says does not depend on who listens.</summary>
public sealed class LiveChange(ProjectChange change, Audience audience, ServerMessage messages)
{
    private readonly Lazy<byte[]> message = new(() => messages.Change(change));
    private readonly Lazy<byte[]?> shown = new(() =>
        change.Things.FirstOrDefault(IsProject) is { IsTombstone: false } thing ? messages.ProjectsChange(thing.Key, thing) : null);

    public ProjectChange Change => change;

    /// <summary>Who may hear it, as it was when it was told.</summary>
    public Audience Audience => audience;

    public byte[] Message => message.Value;

    /// <summary>The project's own thing, if the change wrote it.</summary>
    public ThingState? Project => change.Things.FirstOrDefault(IsProject);

    /// <summary>For those who watch the list of projects; null where that does not concern them.</summary>
    public byte[]? ProjectsMessage => shown.Value;

    private static bool IsProject(ThingState thing) => thing.Key.Kind == ThingKind.Project;
}
