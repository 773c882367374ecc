using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.UseCases.Projects;

/// <summary>
/// Switches on what protects a project's whole account and no template can: block public access. At each accepted edit of the
/// project, so that one that failed, or was undone by hand, comes back. What it came to, the account check shows.
/// </summary>
public sealed class ProtectAccount(IAccountGateway accounts)
{
    /// <summary>The same answer, after the account of an edit that was accepted is protected. Never fails: the edit stands.</summary>
    public async Task<Result<EditResult>> AfterAsync(Result<EditResult> answer)
    {
        if (answer is not { Accepted: true, Value: EditResult.Accepted { Operation.After: ProjectSpec spec } })
            return answer;
        try
        {
            await accounts.ProtectAsync(new StackPlace(spec.Account, spec.Region), CancellationToken.None);
        }
        catch (PortException)
        {
            // The account check says that it is off.
        }

        return answer;
    }
}
