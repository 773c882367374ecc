using BucketManager.Core.Ports;

namespace BucketManager.Core.Projects;

/// <summary>
/// Switches on what protects a project's whole account and no template can: block public access. At each accepted edit of the
/// project, so that one that failed, or was undone by hand, comes back. What it came to, the account check shows.
/// </summary>
internal sealed class ProtectAccount(IAccountGateway accounts)
{
    /// <summary>Never fails: the edit stands.</summary>
    public async Task RunAsync(StackPlace place)
    {
        try
        {
            await accounts.ProtectAsync(place, CancellationToken.None);
        }
        catch (PortException)
        {
            // The account check says that it is off.
        }
    }
}
