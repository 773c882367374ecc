using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>Looks at a project's account as a whole, and protects it.</summary>
public interface IAccountGateway
{
    Task<IReadOnlyList<Finding>> CheckAsync(StackPlace place, CancellationToken cancel);

    /// <summary>Switches on the protections of the account that no template can: block public access for all its buckets.</summary>
    Task ProtectAsync(StackPlace place, CancellationToken cancel);
}
