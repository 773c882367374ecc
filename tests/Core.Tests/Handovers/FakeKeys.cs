using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Core.Tests.Handovers;

/// <summary>Access keys as IAM keeps them: at most two of a user, times in whole seconds.</summary>
internal sealed class FakeKeys(TimeProvider clock) : IAccessKeyIssuer
{
    private int made;

    public List<AccessKey> All { get; } = [];

    public List<string> Secrets { get; } = [];

    public AccessKey MadeByHand(DateTimeOffset? at = null)
    {
        var key = new AccessKey($"AKIAHAND{++made:D12}", true, at ?? clock.GetUtcNow(), null);
        All.Add(key);
        return key;
    }

    public Task<IssuedKey> CreateAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel)
    {
        if (All.Count >= 2)
            throw new PortException(PortFault.Refused, "Cannot exceed quota for AccessKeysPerUser: 2");
        var at = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var key = new IssuedKey($"AKIAMADE{++made:D12}", $"secret+of/key{made:D26}", at);
        All.Add(new AccessKey(key.Id, true, at, null));
        Secrets.Add(key.Secret);
        return Task.FromResult(key);
    }

    public Task<IReadOnlyList<AccessKey>> ListAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AccessKey>>([.. All.OrderBy(k => k.CreatedAt)]);

    public Task SetActiveAsync(StackPlace place, ProjectName project, UserName user, string keyId, bool active, CancellationToken cancel)
    {
        var known = All.FindIndex(k => k.Id == keyId);
        if (known < 0)
            throw new PortException(PortFault.NotFound, "NoSuchEntity");
        All[known] = All[known] with { Active = active };
        return Task.CompletedTask;
    }

    public Task DeleteAsync(StackPlace place, ProjectName project, UserName user, string keyId, CancellationToken cancel)
    {
        All.RemoveAll(k => k.Id == keyId);
        return Task.CompletedTask;
    }
}
