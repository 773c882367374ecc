using BucketManager.Domain.People;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Handovers;

/// <summary>The third party's side: look at a link, and claim it once.</summary>
/// <remarks>
/// A claim goes: the count of attempts up, the passcode's hash, then <see cref="HandoverState.Claiming"/> (one wins), then the key,
/// then <see cref="HandoverState.Claimed"/> with the sealed answer, and only then the answer itself. It may die at any await:
/// <see cref="SettleHandovers"/> finds it, deletes a key that nobody knows and opens the link again.
/// </remarks>
public sealed class ClaimHandover(
    ProjectViews views,
    IHandoverStore handovers,
    HandoverLinks links,
    ClaimSteps steps,
    GiveAccessKey giveAccessKey,
    TakeSshKey takeSshKey,
    TimeProvider clock)
{
    /// <summary>Asking never changes anything. Malformed and unknown are one answer.</summary>
    public async Task<Result<HandoverInvitation>> LookAsync(string token, CancellationToken cancel)
    {
        if (HandoverToken.TryParse(token) is not { } parsed || await handovers.FindByTokenAsync(parsed.Hash, cancel) is not { } link)
            return new Refusal.NotFound();
        var user = (await views.FindAsync(link.Project, cancel))?.FindUser(link.User);
        return new HandoverInvitation(
            link.ShownState(user, clock.GetUtcNow()),
            link.Kind,
            link.CreatedBy,
            link.CreatedByName ?? link.CreatedBy,
            link.BelongsTo(user) && user?.NewestRecord?.Spec is UserSpec spec ? spec.Company : string.Empty,
            link.ExpiresAt,
            link.ClaimedAt,
            Handover.MaxAttempts - link.Attempts);
    }

    /// <summary>The answer, once; the same again for a repetition of the winner's request within ten minutes.</summary>
    public async Task<Result<ClaimAnswer>> ClaimAsync(ClaimRequest request, CancellationToken cancel)
    {
        var passcode = Passcode.Check(request.Passcode);
        if (!passcode.Accepted)
            return passcode.Refusal;
        if (HandoverToken.TryParse(request.Token) is not { } token)
            return new Refusal.NotFound();

        var giveUp = clock.GetUtcNow() + HandoverTimes.Patience;
        while (true)
        {
            if (await handovers.FindByTokenAsync(token.Hash, cancel) is not { } link)
                return new Refusal.NotFound();
            var user = (await views.FindAsync(link.Project, cancel))?.FindUser(link.User);
            var now = clock.GetUtcNow();
            var repeats = Repeats(link, request, user, now);

            // Links that cannot be claimed answer without hashing: nobody can make them work, or learn anything from the time.
            if (!repeats && link.ShownState(user, now) is not HandoverState.Open and var state)
                return ClaimSteps.Gone(state);
            var sshKey = link.Kind == HandoverKind.SshPublicKey ? SshPublicKey.Check(request.SshPublicKey) : default(Result<SshPublicKey>?);
            if (sshKey is { Accepted: false } unusable)
                return AtField(unusable.Refusal!);

            // One passcode at a time. While another claim is at it, its end decides what this one is answered.
            if (link.State == HandoverState.Claiming || link.IsBeingTried(now))
            {
                if (now >= giveUp)
                    return new Refusal.Unavailable(Say.ClaimBusy(), HandoverTimes.Patience);
                await Task.Delay(HandoverTimes.Pause, clock, cancel);
                continue;
            }

            // No second try after a lost answer: that this attempt is ours must be certain, else two would share one count.
            var attempt = link with
            {
                Attempts = link.Attempts + 1,
                AttemptStartedAt = now,
                AttemptId = links.NewLineId(),
                Version = link.Version + 1,
            };
            if (!await handovers.ReplaceAsync(HandoverTimes.WithDue(attempt, now), link.Version, cancel))
                continue;

            // From here on the asker may be gone: whatever comes out is written down, so nothing may stop half-way because of it.
            if (PasscodeKeys.DeriveIfRight(token, passcode.Value, link.PasscodeHash) is not { } opener)
                return await WrongAsync(attempt);
            if (repeats)
                return await RepeatAsync(attempt, opener);
            if (await BeginAsync(attempt, request, sshKey?.Value) is not { } begun)
                continue;
            if (!begun.Accepted)
                return begun.Refusal;
            var answer = sshKey is { Value: var given }
                ? await takeSshKey.RunAsync(begun.Value, given, opener)
                : await giveAccessKey.RunAsync(begun.Value, opener);

            // Where this one was too slow the same request, asked twice, may have won: look again.
            if (answer.Refusal is not Refusal.Gone { State: var ended } || ended != HandoverState.Claimed.Word())
                return answer;
        }
    }

    private static Refusal AtField(Refusal refusal) =>
        refusal is Refusal.Invalid { Errors: [var first, ..] } ? new Refusal.Invalid("/sshPublicKey", first.Says) : refusal;

    // A user that was stopped meanwhile is told nothing, although its key is off.
    private static bool Repeats(Handover link, ClaimRequest request, ThingState? user, DateTimeOffset now) =>
        link is { State: HandoverState.Claimed, ClaimKeyHash: not null, ClaimedAt: { } claimed }
        && (link.SealedAnswer is not null || link.Kind == HandoverKind.SshPublicKey)
        && now < claimed + HandoverTimes.Answer
        && link.Attempts < Handover.MaxAttempts
        && ClaimSteps.HashOf(request.RequestKey) == link.ClaimKeyHash
        && link.BelongsTo(user)
        && CredentialEligibility.Barred(user, now) is null;

    // The passcode was right, so the attempt does not count, whatever comes. Null: somebody else ended the link, or was let in,
    // meanwhile: look again.
    private async Task<Result<Handover>?> BeginAsync(Handover attempt, ClaimRequest request, SshPublicKey? sshKey)
    {
        try
        {
            var keysBefore = sshKey is null ? await giveAccessKey.PrepareAsync(attempt) : await takeSshKey.PrepareAsync(attempt, sshKey);
            if (!keysBefore.Accepted)
            {
                await EndAttemptAsync(attempt, NotCounted);
                return keysBefore.Refusal;
            }

            if (await steps.BeginAsync(attempt, request, keysBefore.Value, sshKey?.Fingerprint) is { } claim)
                return claim;
            return null;
        }
        catch (PortException)
        {
            await EndAttemptAsync(attempt, NotCounted);
            throw;
        }
    }

    private static Handover NotCounted(Handover link) => link with { Attempts = link.Attempts - 1 };

    private async Task<Result<ClaimAnswer>> WrongAsync(Handover attempt)
    {
        var wasClaimed = attempt.State == HandoverState.Claimed;
        var locks = !wasClaimed && attempt.Attempts >= Handover.MaxAttempts;
        var ended = await EndAttemptAsync(attempt, link => locks ? links.Ended(link, HandoverState.Locked) : link);
        if (wasClaimed)
            return ClaimSteps.Gone(HandoverState.Claimed);
        if (ended is { State: HandoverState.Locked })
            await links.TellEndAsync(ended, Actor.ThirdParty, CancellationToken.None);
        else
            await links.TellTouchedAsync(attempt, CancellationToken.None);
        return new Refusal.WrongPasscode(Handover.MaxAttempts - attempt.Attempts);
    }

    private async Task<Result<ClaimAnswer>> RepeatAsync(Handover attempt, PasscodeKeys opener)
    {
        await EndAttemptAsync(attempt, NotCounted);

        // A claim that died after its SSH key was taken has sealed nothing.
        return attempt.SealedAnswer is { } kept
            ? SealedAnswer.Open(kept, opener, attempt.Id)
            : await takeSshKey.AnswerAsync(attempt, attempt.KeyId!);
    }

    // Ends this attempt, if it is still the one under way; null: it is not.
    private async Task<Handover?> EndAttemptAsync(Handover attempt, Func<Handover, Handover> change)
    {
        for (var link = attempt; link is not null && link.State == attempt.State && link.AttemptId == attempt.AttemptId;)
        {
            if (await links.WriteAsync(link, change(link) with { AttemptStartedAt = null, AttemptId = null }, CancellationToken.None) is { } ended)
                return ended;
            link = await handovers.FindAsync(attempt.Project, attempt.Id, CancellationToken.None);
        }

        return null;
    }
}
