using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Handovers;
using BucketManager.Application.UseCases.Users;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using BucketManager.Simulation.Actors;

namespace BucketManager.Simulation.Checks;

/// <summary>Remembers every key that was made, every link as it was written, and what was given to whom.</summary>
public sealed class KeyWitness(World world)
{
    /// <summary>Clocks of two processes may be apart by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(7);

    private static readonly TimeSpan SealedFor = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PutOff = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Handover> links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MadeKey> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string By, ClaimAnswer Answer)> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> guesses = new(StringComparer.Ordinal);
    private readonly HashSet<string> withdrawn = new(StringComparer.Ordinal);
    private readonly HashSet<string> mayGo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> leftAt = new(StringComparer.Ordinal);
    private readonly HashSet<(string User, Suspension Stop)> stopped = [];
    private readonly Dictionary<ThingKey, Suspension?> stops = [];
    private readonly HashSet<(string User, Suspension Stop)> lifted = [];
    private readonly Dictionary<ThingKey, HashSet<string>> sshKeys = [];
    private readonly HashSet<(ThingKey User, string Key)> givenByHand = [];
    private readonly List<string> secrets = [];

    public void CacheLost()
    {
        links.Clear();
        given.Clear();
        withdrawn.Clear();
        stopped.Clear();
    }

    public void Offered(HeldLink link) => secrets.AddRange([link.Offered.Token, link.Offered.Passcode]);

    /// <summary>A link as it stands in the store from now on.</summary>
    public void Written(Handover link)
    {
        if (links.TryGetValue(link.Id, out var before))
        {
            var right = before.State switch
            {
                HandoverState.Open => link.State != HandoverState.Claimed,
                HandoverState.Claiming => link.State is not (HandoverState.Locked or HandoverState.Expired),
                _ => link.State == before.State && link.KeyId == before.KeyId,
            };
            Holds(right, "a link goes back", $"{link.Id} was {before.State} and becomes {link.State}");
        }

        links[link.Id] = link;
    }

    /// <summary>IAM has carried out a call that makes a key, whether or not anybody hears of it.</summary>
    public void LookForNew(UserName user, IssuedKey? answer, bool isOfThisLife)
    {
        if (answer is not null)
            secrets.Add(answer.Secret);
        foreach (var key in KeysOf(user))
        {
            if (made.TryAdd(key.Id, new MadeKey(world.Clock.GetUtcNow(), isOfThisLife ? world.Witness.Life : -1)))
                world.Tell($"in AWS: {key.Id} is made for {user}");
        }
    }

    /// <summary>Somebody asks for its deletion.</summary>
    public void MayGo(string keyId) => mayGo.Add(keyId);

    public void Committed(ThingState thing)
    {
        if (thing.Key.Kind == ThingKind.User && (thing.DeleteWanted || thing.IsTombstone))
            leftAt[thing.Key.Name] = world.Clock.GetUtcNow();
        if (thing is not { Key.Kind: ThingKind.User, NewestRecord: { Spec: UserSpec spec } newest })
            return;

        // Who was not stopped for a while, because somebody put another template there, may have been given his key back.
        if (stops.GetValueOrDefault(thing.Key) is { } stop && stop != newest.Stopped)
            lifted.Add((thing.Key.Name, stop));
        stops[thing.Key] = newest.Stopped;
        var keys = spec.SshPublicKeys.Select(k => k.Fingerprint).ToHashSet();
        if (newest.RequestedBy.Contains('@', StringComparison.Ordinal))
            givenByHand.UnionWith(keys.Except(sshKeys.GetValueOrDefault(thing.Key) ?? []).Select(k => (thing.Key, k)));
        sshKeys[thing.Key] = keys;
    }

    /// <summary>Somebody was told that a user is stopped.</summary>
    public void Stopped(StopAnswer answer)
    {
        if (answer.Operation is { } operation && answer.Items.All(i => i.What == StoppedAccess.Grants || i.Outcome != StopOutcome.Failed)
            && world.Witness.RecordOf(operation.Id) is { Stopped: { } stop } record)
        {
            stopped.Add((record.Key.Name, stop));
        }
    }

    /// <summary>Somebody was told that a link is withdrawn.</summary>
    public void Withdrawn(HeldLink link)
    {
        if (link.Life != world.Witness.Life)
            return;
        Holds(!given.ContainsKey(link.Id), "withdrawn, and claimed", $"{link}");
        withdrawn.Add(link.Id);
    }

    public Claim Claiming(HeldLink link, string by, bool isRight) =>
        new(link, by, isRight, world.Clock.GetUtcNow(), withdrawn.Contains(link.Id), IsBarred(link.User));

    public void Answered(Claim claim, Result<ClaimAnswer> answer)
    {
        var link = claim.Link;
        if (link.Life != world.Witness.Life)
            return;
        if (answer.Accepted)
        {
            Given(claim, answer.Value);
            return;
        }

        if (answer.Refusal is Refusal.WrongPasscode)
        {
            Holds(!claim.IsRight, "the right passcode is wrong", $"{link}");
            guesses[link.Id] = guesses.GetValueOrDefault(link.Id) + 1;
            Holds(guesses[link.Id] <= Handover.MaxAttempts, "more guesses than are allowed", $"{link}");
            Holds(links[link.Id].Attempts >= guesses[link.Id], "a guess that is not counted", $"{link}");
        }

        if (answer.Refusal is Refusal.Gone && claim.IsRight && !claim.WasBarred && !IsBarred(link.User)
            && links.GetValueOrDefault(link.Id) is { State: HandoverState.Claimed, ClaimedAt: { } at, Attempts: 0 } stored
            && stored.ClaimKeyHash == ClaimSteps.HashOf(claim.By) && world.Clock.GetUtcNow() < at + SealedFor - Skew)
        {
            throw new Violation("an answer lost for good", $"{claim.By} has claimed {link}, and is not told its key again");
        }
    }

    public bool IsOpen(HeldLink link, DateTimeOffset now) =>
        links[link.Id].ShownState(UserThing(link.User), now) == HandoverState.Open && links[link.Id].ExpiresAt > now + Skew;

    /// <summary>Links whose claim, or whose end in the diary, is still under way.</summary>
    public IEnumerable<string> UnderWay => links.Values.Where(IsUnderWay).Select(l => l.Id);

    /// <summary>No key is orphaned, and none that was given has gone.</summary>
    public void CheckAtRest()
    {
        if (made.Count == 0 && links.Count == 0)
            return;
        var diary = Now(world.Cache.ListActivityAsync(Sample.Project, new(), int.MaxValue, null, CancellationToken.None)).Items;
        var unsure = string.Join(' ', diary.Where(a => a.Sentence.Code == Say.Forms.HandoverOrphanUnsure.Code).Select(a => a.Sentence.Text));
        foreach (var user in Sample.Users)
        {
            var keys = KeysOf(user);
            var stored = Now(world.Handovers.ListAsync(Sample.Project, user, CancellationToken.None));
            var claimed = stored.Where(l => l is { State: HandoverState.Claimed, Kind: HandoverKind.AccessKey }).ToList();
            foreach (var key in keys)
            {
                Holds(
                    claimed.Any(l => l.KeyId == key.Id) || made[key.Id].Life != world.Witness.Life
                        || unsure.Contains(key.Id, StringComparison.Ordinal),
                    "an orphaned key", $"{key.Id} of {user}");
            }

            foreach (var link in stored.Where(l => l is { State: HandoverState.Claimed, Kind: HandoverKind.SshPublicKey }))
                CheckAskedFor(link);
            CheckSshKeys(user, stored);
            foreach (var link in stored)
                Holds(link.SealedAnswer is null || HasTimeLeft(link), "an answer that stays", $"{link.Id} of {user}");
            foreach (var link in claimed)
            {
                Holds(
                    keys.Any(k => k.Id == link.KeyId) || HasReasonToGo(link),
                    "a key that was given goes", $"{link.KeyId} of {user}");
                Holds(
                    diary.Count(a => a.Sentence.Code == Say.Forms.HandoverClaimed.Code && a.Sentence.Text.Contains(link.KeyId!)) == 1,
                    "a diary that does not know", $"the claim of {link.Id}");
            }

            if (UserThing(user)?.NewestRecord?.Stopped is { } stop
                && stopped.Contains((user.ToString(), stop)) && !lifted.Contains((user.ToString(), stop)))
            {
                Holds(!keys.Any(k => k.Active), "a stopped user has a key that works", $"{user}");
            }
        }
    }

    // Nobody gives an SSH key but by a link: unless its change failed, and somebody saves what was made of it.
    private void CheckSshKeys(UserName user, IReadOnlyList<Handover> links)
    {
        // Links go with the cache. And where a deletion has failed nothing is left but to delete again.
        if (world.Witness.Life > 0 || UserThing(user) is null or { IsGoing: true })
            return;
        var keys = (UserThing(user)!.NewestRecord?.Spec as UserSpec)?.SshPublicKeys.Select(k => k.Fingerprint) ?? [];
        var given = links.Where(l => l.State == HandoverState.Claimed).Select(l => l.KeyId).ToHashSet();
        foreach (var key in keys.Where(key => !givenByHand.Contains((ThingKey.OfUser(Sample.Project, user), key))))
            Holds(given.Contains(key), "an SSH key that no link gave", $"{key} of {user}");
    }

    /// <summary>No token, passcode or secret of a key stands in <paramref name="text"/>.</summary>
    public void CheckForSecrets(string where, string text)
    {
        foreach (var secret in secrets)
            Holds(!text.Contains(secret, StringComparison.Ordinal), "a secret in the open", $"in {where}");
    }

    // The sweeper comes each minute, and its clock may be behind. Where its write was in vain it comes again five minutes later.
    private bool HasTimeLeft(Handover link)
    {
        var now = world.Clock.GetUtcNow();
        return now < link.ClaimedAt + SealedFor + Sweep || (now < link.DueAt + Sweep && link.DueAt < now + PutOff + Skew);
    }

    private static bool IsUnderWay(Handover link) =>
        link is { ClaimStartedAt: not null, ClaimedAt: null } or { State: HandoverState.Claiming }
        || link is { UntoldId: not null, State: not (HandoverState.Open or HandoverState.Claiming) };

    private void Given(Claim claim, ClaimAnswer answer)
    {
        var (link, key) = (claim.Link, KeyOf(answer));
        Holds(answer is ClaimAnswer.SshKeyTaken == link.AsksForSshKey, "another key than was asked for", $"{link}");
        Holds(claim.IsRight, "a wrong passcode opens", $"{link}");
        Holds(!claim.WasWithdrawn, "withdrawn, and claimed", $"{link}");
        if (given.TryGetValue(link.Id, out var before))
        {
            Holds(before.By == claim.By, "one hand-over, two claims", $"{link}: {before.By} and {claim.By}");

            // Where an SSH key opens what may have changed since.
            Holds(
                link.AsksForSshKey ? KeyOf(before.Answer) == key : before.Answer.Equals(answer),
                "one claim, two answers", $"{link}: {KeyOf(before.Answer)} and {key}");
            return;
        }

        given.Add(link.Id, (claim.By, answer));
        var stored = links[link.Id];
        Holds(stored is { State: HandoverState.Claimed } && stored.KeyId == key, "given, and not written", $"{link}");
        Holds(claim.At < stored.ExpiresAt + Skew || stored.ClaimedAt < claim.At, "a link opens too late", $"{link}");
        Holds(!given.Any(g => g.Key != link.Id && KeyOf(g.Value.Answer) == key), "a key given twice", key);
        if (link.AsksForSshKey)
            CheckAskedFor(stored);
    }

    private static string KeyOf(ClaimAnswer answer) => answer switch
    {
        ClaimAnswer.Key key => key.AccessKeyId,
        ClaimAnswer.SshKeyTaken taken => taken.Fingerprint,
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    /// <summary>Some change of the user brings the SSH key that a link was claimed with.</summary>
    private void CheckAskedFor(Handover claimed) => Holds(
        world.Witness.Records.Any(r => r.Key == ThingKey.OfUser(claimed.Project, claimed.User)
            && r.Spec is UserSpec spec && spec.SshPublicKeys.Any(k => k.Fingerprint == claimed.KeyId)),
        "an SSH key that nobody brings", $"{claimed.KeyId} of {claimed.User}");

    private bool HasReasonToGo(Handover link) =>
        mayGo.Contains(link.KeyId!)
        || (leftAt.TryGetValue(link.User.ToString(), out var left) && made[link.KeyId!].At <= left)
        || world.DeletedOutside.Contains(link.StackId!);

    private bool IsBarred(UserName user) => CredentialEligibility.Barred(UserThing(user), world.Clock.GetUtcNow()) is not null;

    private ThingState? UserThing(UserName user) =>
        Now(world.Cache.FindThingAsync(ThingKey.OfUser(Sample.Project, user), CancellationToken.None));

    private IReadOnlyList<AccessKey> KeysOf(UserName user) =>
        world.Undisturbed(() => world.Aws.AccessKeys.ListAsync(Sample.Place, Sample.Project, user, CancellationToken.None));

    private static T Now<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("A store should answer at once.");

    private static void Holds(bool holds, string rule, string what)
    {
        if (!holds)
            throw new Violation(rule, what);
    }

    /// <summary>A claim that somebody has sent.</summary>
    /// <param name="By">Its Idempotency-Key, or a name of its own.</param>
    /// <param name="WasWithdrawn">The link, before it was sent, and somebody knew.</param>
    public sealed record Claim(HeldLink Link, string By, bool IsRight, DateTimeOffset At, bool WasWithdrawn, bool WasBarred);

    /// <param name="Life">Of the cache, when it was ordered.</param>
    private sealed record MadeKey(DateTimeOffset At, int Life);
}
