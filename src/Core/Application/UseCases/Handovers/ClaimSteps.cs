using System.Security.Cryptography;
using System.Text;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>
/// The steps that both kinds of claim share: begin (one wins), close with the sealed answer, or open the link again.
/// Nothing here is cancelled by the asker going away: what was begun is written to its end.
/// </summary>
public sealed class ClaimSteps(IHandoverStore handovers, HandoverLinks links, TimeProvider clock, IEntropy entropy)
{
    public static Refusal.Gone Gone(HandoverState state)
    {
        var word = state.Word();
        return new Refusal.Gone(Say.HandoverGone(word), word);
    }

    /// <summary>Of an Idempotency-Key; null: there is none.</summary>
    public static string? HashOf(string? requestKey) =>
        requestKey is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestKey)));

    /// <summary>As if nobody had come; also the sweeper's, for a claim that died.</summary>
    public static Handover Reopened(Handover claim) => claim with
    {
        State = HandoverState.Open,
        ClaimStartedAt = null,
        ClaimedFrom = null,
        ClaimKeyHash = null,
        KeysBefore = [],
        KeyId = null,
        UntoldId = null,
    };

    /// <summary>Null: the link is not open any more.</summary>
    /// <param name="sshKey">Fingerprint of the key that is given, so that the sweeper can tell whether it was taken.</param>
    public async Task<Handover?> BeginAsync(Handover attempt, ClaimRequest request, ValueList<string> keysBefore, string? sshKey)
    {
        // Where this attempt took long another may have begun: a right passcode is right all the same. But then nobody knows whether this
        // attempt still counts: a claim that had begun and lost its answer may have been opened again.
        for (var link = attempt; link is { State: HandoverState.Open };)
        {
            var claiming = link with
            {
                State = HandoverState.Claiming,
                Attempts = link.AttemptId == attempt.AttemptId ? link.Attempts - 1 : link.Attempts,
                AttemptStartedAt = null,
                AttemptId = null,
                ClaimStartedAt = clock.GetUtcNow(),
                ClaimedFrom = request.From,
                ClaimKeyHash = HashOf(request.RequestKey),
                KeysBefore = keysBefore,
                KeyId = sshKey,
                UntoldId = links.NewLineId(),
            };
            if (await links.WriteAsync(link, claiming, CancellationToken.None) is { } begun)
                return begun;
            link = await handovers.FindAsync(attempt.Project, attempt.Id, CancellationToken.None);
        }

        return null;
    }

    /// <summary>Whether there is still time to ask for what the claim gives: after this the sweeper may take it for dead.</summary>
    public static bool InTime(Handover claim, DateTimeOffset now) => now < claim.ClaimStartedAt + HandoverTimes.SendBy;

    /// <summary>Null: the claim was withdrawn or taken for dead meanwhile, and must leave nothing behind.</summary>
    public async Task<Handover?> CloseAsync(Handover claim, ClaimAnswer answer, PasscodeKeys opener, string keyId)
    {
        // Without the request's key nobody could ask again, so there is nothing to keep.
        var sealedAnswer = claim.ClaimKeyHash is null ? null : SealedAnswer.Seal(answer, opener, claim.Id, entropy);
        var closed = await ChangeAsync(claim, link => link with
        {
            State = HandoverState.Claimed,
            ClaimedAt = clock.GetUtcNow(),
            KeyId = keyId,
            KeysBefore = [],
            SealedAnswer = sealedAnswer,
        });
        if (closed is not null)
            return closed;

        // A write whose answer was lost may count all the same: who asks for the claim's answer again has written over it then.
        var link = await handovers.FindAsync(claim.Project, claim.Id, CancellationToken.None);
        return IsClosed(link, keyId) ? link : null;
    }

    /// <summary>Whether the claim that gives this key has won: it itself has written that, or the sweeper for it.</summary>
    public static bool IsClosed(Handover? link, string keyId) => link is { State: HandoverState.Claimed } && link.KeyId == keyId;

    public async Task OpenAgainAsync(Handover claim)
    {
        if (await ChangeAsync(claim, Reopened) is { } link)
            await links.TellTouchedAsync(link, CancellationToken.None);
    }

    /// <summary>What the holder of a link is told whose claim could not be closed.</summary>
    public static Refusal RefusalOf(Handover? link) => link is null or { State: HandoverState.Open or HandoverState.Claiming }
        ? new Refusal.Unavailable(Say.ClaimBusy(), HandoverTimes.Patience)
        : Gone(link.State);

    /// <summary>Says what the link is now, after all that the claim had made is gone again.</summary>
    public async Task<Refusal> LeaveAsync(Handover claim)
    {
        var link = await handovers.FindAsync(claim.Project, claim.Id, CancellationToken.None);
        while (link is { State: HandoverState.Withdrawn, ClaimStartedAt: not null })
        {
            // Else the sweeper would look for the key.
            if (await links.WriteAsync(link, link with { ClaimStartedAt = null, KeysBefore = [] }, CancellationToken.None) is not null)
                break;
            link = await handovers.FindAsync(claim.Project, claim.Id, CancellationToken.None);
        }

        return RefusalOf(link);
    }

    // A claim is known by the id of its line: another claim of the link, or the sweeper, has another.
    private async Task<Handover?> ChangeAsync(Handover claim, Func<Handover, Handover> change)
    {
        for (var link = claim; link is { State: HandoverState.Claiming } && link.UntoldId == claim.UntoldId;)
        {
            if (await links.WriteAsync(link, change(link), CancellationToken.None) is { } written)
                return written;
            link = await handovers.FindAsync(claim.Project, claim.Id, CancellationToken.None);
        }

        return null;
    }
}
