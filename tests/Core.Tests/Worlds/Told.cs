using BucketManager.Core.Ports;
using BucketManager.Core.State;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>Remembers what everybody was told.</summary>
public sealed class Told : INotifier
{
    public List<ProjectChange> Changes { get; } = [];

    public Task PublishAsync(ProjectChange change, CancellationToken cancel)
    {
        Changes.Add(change);
        return Task.CompletedTask;
    }
}
