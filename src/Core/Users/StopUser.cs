using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;

namespace BucketManager.Core.Users;

/// <summary>The panic button: keys off and links withdrawn at once, then one change that denies everything. Repeating it tries again.</summary>
public sealed class StopUser(Submit submit, ProjectViews views, Publish publish, IAccessKeyIssuer keys, IHandoverStore handovers, TimeProvider clock)
{
    public Task<Result<StopAnswer>> RunAsync(Actor actor, ProjectName project, UserName user, string? reason, CancellationToken cancel) =>
        throw new NotSupportedException($"{submit} {views} {publish} {keys} {handovers} {clock}");
}
