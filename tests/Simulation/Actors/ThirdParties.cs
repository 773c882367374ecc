using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// Those who hold links: they look, claim, claim at the same time as somebody else, type it wrong, and ask again with the same
/// Idempotency-Key when they got no answer, or although they got one. Some give an SSH key, and each of them one of their own.
/// </summary>
public sealed class ThirdParties(World world, Choices choices, IReadOnlyList<HeldLink> links)
{
    private int claims;

    public void Act()
    {
        if (links.Count == 0)
            return;
        var (process, link) = (world.AnyProcess(), links[choices.Next(links.Count)]);
        switch (choices.Next(8))
        {
            case 0:
                world.Witness.Watch(LookAsync(process, link));
                break;
            case 1:
                world.Witness.Watch(ClaimAsync(process, link, NewRequestKey(link), isRight: false));
                break;
            case < 5 when link.RequestKeys.Count > 0:
                var again = link.RequestKeys[choices.Next(link.RequestKeys.Count)];
                world.Witness.Watch(ClaimAsync(process, link, again, isRight: true));
                break;
            default:
                world.Witness.Watch(ClaimAsync(process, link, choices.Next(4) == 3 ? null : NewRequestKey(link), isRight: true));
                break;
        }
    }

    /// <summary>What came of it; null: no answer.</summary>
    public async Task<Result<ClaimAnswer>?> ClaimAsync(Process process, HeldLink link, string? requestKey, bool isRight)
    {
        var claim = world.Keys.Claiming(link, requestKey ?? $"unnamed-{++claims}", isRight);
        world.Tell($"somebody claims {link} at {process} as {claim.By}{(isRight ? "" : " with a wrong passcode")}");
        Result<ClaimAnswer> answer;
        try
        {
            var passcode = isRight ? link.Offered.Passcode : link.WrongPasscode;
            var sshKey = link.AsksForSshKey ? Sample.SshKey(claim.By) : null;
            answer = await process.App.ClaimHandover.ClaimAsync(
                new ClaimRequest(link.Offered.Token, passcode, sshKey, requestKey, "203.0.113.7"), CancellationToken.None);
        }
        catch (PortException)
        {
            return null;
        }

        world.Tell($"{claim.By} hears: {(answer.Accepted ? answer.Value.ToString() : answer.Refusal!.Says.Text)}");
        world.Keys.Answered(claim, answer);
        return answer;
    }

    private static async Task LookAsync(Process process, HeldLink link)
    {
        try
        {
            await process.App.ClaimHandover.LookAsync(link.Offered.Token, CancellationToken.None);
        }
        catch (PortException)
        {
            // Nothing was seen.
        }
    }

    private string NewRequestKey(HeldLink link)
    {
        link.RequestKeys.Add($"claim-{++claims}");
        return link.RequestKeys[^1];
    }
}
