using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Credentials;

/// <summary>A user's access keys: list, switch on and off, delete.</summary>
public sealed class UserKeys(ProjectViews views, Publish publish, IAccessKeyIssuer keys, IHandoverStore handovers, TimeProvider clock)
{
    /// <summary>AWS allows no more, switched off ones among them.</summary>
    public const int Max = 2;

    public Task<Result<IReadOnlyList<KeyShown>>> ListAsync(Actor actor, ProjectName project, UserName user, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {publish} {keys} {handovers} {clock}");

    public Task<Result<KeyShown>> SetActiveAsync(
        Actor actor, ProjectName project, UserName user, string keyId, bool active, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>An active key is in use: it must be switched off first.</summary>
    public Task<Result<KeyShown>> DeleteAsync(Actor actor, ProjectName project, UserName user, string keyId, CancellationToken cancel) =>
        throw new NotSupportedException();
}
