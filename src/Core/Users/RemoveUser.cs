using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;

namespace BucketManager.Core.Users;

/// <summary>Removes a user with its keys and open links.</summary>
public sealed class RemoveUser(Submit submit, IHandoverStore handovers, Publish publish, TimeProvider clock)
{
    public Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName project, UserName user, EditTerms terms, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit} {handovers} {publish} {clock}");
}
