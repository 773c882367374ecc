using BucketManager.Application.Mirror.Commits;

namespace BucketManager.Application.Ports;

/// <summary>Tells everyone who watches a project. Never throws because of a listener; may be told twice and in any order.</summary>
public interface INotifier
{
    Task PublishAsync(ProjectChange change, CancellationToken cancel);
}
