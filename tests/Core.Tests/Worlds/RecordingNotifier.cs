using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>Remembers what everybody was told.</summary>
public sealed class RecordingNotifier : INotifier
{
    public List<ProjectChange> Changes { get; } = [];

    public Task PublishAsync(ProjectChange change, CancellationToken cancel)
    {
        Changes.Add(change);
        return Task.CompletedTask;
    }
}
