using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Ports;

/// <summary>
/// Links that were handed out. A link is found by the hash of its token; every change of one is a conditional write,
/// so that a claim happens once and wrong passcodes are counted. Entries go 120 days after their end.
/// </summary>
public interface IHandoverStore
{
    /// <summary>False: the id or the token's hash exists.</summary>
    Task<bool> AddAsync(Handover handover, CancellationToken cancel);

    Task<Handover?> FindByTokenAsync(string tokenHash, CancellationToken cancel);

    Task<Handover?> FindAsync(ProjectName project, string id, CancellationToken cancel);

    /// <summary>All of a user, or with null of the whole project; newest first.</summary>
    Task<IReadOnlyList<Handover>> ListAsync(ProjectName project, UserName? user, CancellationToken cancel);

    /// <summary>
    /// Writes <paramref name="after"/>, whose version must be higher, if the stored one has still the version <paramref name="before"/>
    /// and the same token.
    /// </summary>
    Task<bool> ReplaceAsync(Handover after, long before, CancellationToken cancel);

    /// <summary>
    /// Those with <see cref="Handover.DueAt"/> at or before <paramref name="now"/>, the first due first: the sweeper has to do
    /// something about them.
    /// </summary>
    Task<IReadOnlyList<Handover>> ListDueAsync(DateTimeOffset now, CancellationToken cancel);
}
