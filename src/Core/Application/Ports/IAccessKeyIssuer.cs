using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Ports;

/// <summary>Access keys of the managed users. A user has at most two; making a third is <see cref="PortFault.Refused"/>.</summary>
public interface IAccessKeyIssuer
{
    /// <summary>Not idempotent: after a lost answer list, and delete what nobody knows.</summary>
    Task<IssuedKey> CreateAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel);

    /// <summary>Oldest first; empty where the user does not exist.</summary>
    Task<IReadOnlyList<AccessKey>> ListAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel);

    /// <summary>Switches a key on or off; <see cref="PortFault.NotFound"/> where it does not exist.</summary>
    Task SetActiveAsync(StackPlace place, ProjectName project, UserName user, string keyId, bool active, CancellationToken cancel);

    /// <summary>A key that is gone already is deleted.</summary>
    Task DeleteAsync(StackPlace place, ProjectName project, UserName user, string keyId, CancellationToken cancel);
}
