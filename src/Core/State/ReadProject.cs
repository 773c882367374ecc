using BucketManager.Core.Buckets;
using BucketManager.Core.Grants;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.Users;

namespace BucketManager.Core.State;

/// <summary>Everything that can be read of one project. All of it from the cache.</summary>
public sealed class ReadProject(ProjectViews views, IStateCache cache, IAccessKeyIssuer keys, IHandoverStore handovers, IAccountGateway accounts, TimeProvider clock)
{
    /// <summary>The project at one sequence number, if the actor may see it. Of the socket's snapshots, too.</summary>
    public Task<Result<ProjectView>> ViewAsync(Actor actor, ProjectName project, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {cache} {keys} {handovers} {accounts} {clock}");

    public Task<Result<ThingShown>> ThingAsync(Actor actor, ThingKey key, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>One page of the project's buckets or users, with counts and the sequence it shows.</summary>
    public Task<Result<(Page<ThingShown> Page, long Sequence)>> ListAsync(
        Actor actor, ProjectName project, ThingKind kind, ListQuery query, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>What is applied; with the user's revision.</summary>
    public Task<Result<(ValueList<Grant> Grants, long Revision)>> GrantsOfUserAsync(
        Actor actor, ProjectName project, UserName user, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Result<IReadOnlyList<(UserName User, Grant Grant)>>> GrantsOnBucketAsync(
        Actor actor, ProjectName project, BucketName bucket, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>The live template's text; not found when none is applied.</summary>
    public Task<Result<string>> TemplateAsync(Actor actor, ThingKey key, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Result<(IReadOnlyList<Finding> Findings, DateTimeOffset CheckedAt)>> ProtectionsAsync(
        Actor actor, ProjectName project, CancellationToken cancel) => throw new NotSupportedException();
}
