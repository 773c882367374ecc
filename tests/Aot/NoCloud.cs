using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Aot;

/// <summary>An AWS in which nothing exists and nothing can be made.</summary>
internal sealed class NoCloud : IStackProvisioner, IAccountGateway, IBucketContents, IAccessKeyIssuer
{
    public Task<StackResult> CreateAsync(StackRequest order, CancellationToken cancel) => Refused();

    public Task<StackResult> UpdateAsync(StackRequest order, CancellationToken cancel) => Refused();

    public Task<StackResult> DeleteAsync(StackPlace place, string stackId, string token, CancellationToken cancel) => Refused();

    public Task<StackResult> ContinueRollbackAsync(StackPlace place, string stackId, string token, CancellationToken cancel) => Refused();

    public Task<StackSnapshot?> FindAsync(StackPlace place, string nameOrId, CancellationToken cancel) => Task.FromResult<StackSnapshot?>(null);

    public Task<string?> ReadTemplateAsync(StackPlace place, string stackId, CancellationToken cancel) => Task.FromResult<string?>(null);

    public Task<IReadOnlyList<StackEvent>> ListEventsAsync(StackPlace place, string stackId, CancellationToken cancel) => None<StackEvent>();

    public Task<IReadOnlyList<StackSnapshot>> ListAsync(StackPlace place, CancellationToken cancel) => None<StackSnapshot>();

    public Task<IReadOnlyList<Finding>> CheckAsync(StackPlace place, CancellationToken cancel) => None<Finding>();

    public Task ProtectAsync(StackPlace place, CancellationToken cancel) => throw Absent();

    public Task<bool> IsEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) => Task.FromResult(true);

    public Task<DateTimeOffset?> FindLockAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) =>
        Task.FromResult<DateTimeOffset?>(null);

    public Task<long> CountAsync(StackPlace place, PhysicalName bucket, DateTimeOffset asOf, CancellationToken cancel) => Task.FromResult(0L);

    public Task<int> PurgeAsync(StackPlace place, PhysicalName bucket, DateTimeOffset asOf, CancellationToken cancel) => Task.FromResult(0);

    public Task<bool> RemoveIfEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) => Task.FromResult(true);

    public Task<IssuedKey> CreateAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel) => throw Absent();

    public Task<IReadOnlyList<AccessKey>> ListAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel) =>
        None<AccessKey>();

    public Task SetActiveAsync(StackPlace place, ProjectName project, UserName user, string keyId, bool active, CancellationToken cancel) =>
        throw Absent();

    public Task DeleteAsync(StackPlace place, ProjectName project, UserName user, string keyId, CancellationToken cancel) => Task.CompletedTask;

    private static Task<StackResult> Refused() => Task.FromResult<StackResult>(new StackResult.Refused("There is no cloud here."));

    private static Task<IReadOnlyList<T>> None<T>() => Task.FromResult<IReadOnlyList<T>>([]);

    private static PortException Absent() => new(PortFault.Unavailable, "There is no cloud here.");
}
