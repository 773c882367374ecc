using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;

namespace BucketManager.Simulation.Actors;

/// <summary>A link with its passcode, as it travelled to the third party.</summary>
/// <param name="Life">Of the cache: a link does not outlive it.</param>
public sealed record HeldLink(OfferedHandover Offered, int Life)
{
    public string Id => Offered.Handover.Id;

    public UserName User => Offered.Handover.User;

    public bool AsksForSshKey => Offered.Handover.Kind == HandoverKind.SshPublicKey;

    public string WrongPasscode => Offered.Passcode.StartsWith('0') ? "1111-1111" : "0000-0000";

    /// <summary>Idempotency-Keys of the claims so far.</summary>
    public List<string> RequestKeys { get; } = [];

    public override string ToString() => $"link {Id} of {User}";
}
