using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Reading;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>A manager who hands keys out by links, replaces keys, takes links back, and switches keys off, on, or deletes them.</summary>
public sealed class KeyGiver(World world, Choices choices, List<HeldLink> links)
{
    /// <summary>The product gives links hours; so that some end within a schedule, they are shortened in the store.</summary>
    private static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(40);

    private readonly List<(UserName User, HandoverOffer Offer, RequestKey Key)> unanswered = [];
    private readonly Dictionary<(int Life, string Key), string> answered = [];
    private int offers;

    private static Actor Person => Sample.Managers[0];

    public void Act() => world.Witness.Watch(ActAsync(world.AnyProcess(), Sample.Users[choices.Next(Sample.Users.Length)]));

    /// <summary>A link for one more key, of the product's usual length.</summary>
    public Task OfferAsync(Process process, UserName user, HandoverKind kind = HandoverKind.AccessKey) =>
        AskAsync(process, user, new HandoverOffer(kind), key: null, shortens: false);

    private async Task ActAsync(Process process, UserName user)
    {
        try
        {
            switch (choices.Next(8))
            {
                case < 4:
                    await OfferAsync(process, user, replaces: null);
                    break;
                case 4:
                    await OfferAsync(process, user, (await KeysAsync(process, user)) is [var oldest, ..] ? oldest.Id : null);
                    break;
                case 5:
                    await WithdrawAsync(process);
                    break;
                default:
                    await RetireAsync(process, user);
                    break;
            }
        }
        catch (PortException)
        {
            // No answer: it may have happened or not.
        }
    }

    private Task OfferAsync(Process process, UserName user, string? replaces)
    {
        if (unanswered.Count > 0 && choices.Next(3) == 2)
        {
            var again = unanswered[choices.Next(unanswered.Count)];
            return AskAsync(process, again.User, again.Offer, again.Key, shortens: false);
        }

        var kind = replaces is null && world.HasSftp && choices.Next(2) == 1 ? HandoverKind.SshPublicKey : HandoverKind.AccessKey;
        var offer = new HandoverOffer(kind, replaces, OverlapDays: replaces is null ? null : choices.Pick(0, 7));
        var key = choices.Next(2) == 1 ? new RequestKey($"offer-{++offers}", $"{user} {kind} {replaces}") : null;
        if (key is not null)
            unanswered.Add((user, offer, key));
        return AskAsync(process, user, offer, key, shortens: choices.Next(4) == 3);
    }

    private async Task AskAsync(Process process, UserName user, HandoverOffer offer, RequestKey? key, bool shortens)
    {
        var life = world.Witness.Life;
        var what = offer.Kind == HandoverKind.SshPublicKey ? " that asks for an SSH key" : offer.Replaces is null ? "" : " to replace a key";
        world.Tell($"{Person.Name} asks {process}: a link for {user}{what}");
        var answer = await process.App.ManageHandovers.OfferAsync(Person, Sample.Project, user, offer, key, CancellationToken.None);
        unanswered.RemoveAll(u => u.Key == key);
        var id = answer.Accepted ? answer.Value.Handover.Id : (answer.Refusal as Refusal.AlreadyDone)?.Id;
        world.Tell($"{Person.Name} hears: a link for {user}: {id ?? answer.Refusal!.Says.Text}");
        if (id is null)
            return;
        if (key is not null && !answered.TryAdd((life, key.Key), id) && answered[(life, key.Key)] != id)
            throw new Violation("one request, two links", $"{answered[(life, key.Key)]} and {id}");
        if (!answer.Accepted || life != world.Witness.Life)
            return;
        var link = new HeldLink(answer.Value, life);
        world.Keys.Offered(link);
        links.Add(link);
        if (shortens)
            await ShortenAsync(link);
    }

    private async Task ShortenAsync(HeldLink link)
    {
        if (await world.Handovers.FindAsync(Sample.Project, link.Id, CancellationToken.None) is not { State: HandoverState.Open } stored)
            return;
        var ends = world.Clock.GetUtcNow() + ShortLife;
        var shorter = stored with { ExpiresAt = ends, DueAt = ends, Version = stored.Version + 1 };
        if (await world.Handovers.ReplaceAsync(shorter, stored.Version, CancellationToken.None))
            world.Keys.Written(shorter);
    }

    private async Task WithdrawAsync(Process process)
    {
        if (links.Count == 0)
            return;
        var link = links[choices.Next(links.Count)];
        world.Tell($"{Person.Name} asks {process}: take {link} back");
        var withdrawn = await process.App.ManageHandovers.WithdrawAsync(
            Person, Sample.Project, link.User, link.Id, CancellationToken.None);
        world.Tell($"{Person.Name} hears: {link}: {withdrawn.Refusal?.Says.Text ?? withdrawn.Value.State.Word()}");
        if (withdrawn is { Accepted: true, Value.State: HandoverState.Withdrawn })
            world.Keys.Withdrawn(link);
    }

    private async Task RetireAsync(Process process, UserName user)
    {
        if (await KeysAsync(process, user) is not { Count: > 0 } keys)
            return;
        var key = keys[choices.Next(keys.Count)];
        var deletes = choices.Next(3) > 0;
        if (deletes && !key.Active)
            world.Keys.MayGo(key.Id);
        world.Tell($"{Person.Name} asks {process}: {(!deletes ? "switch" : key.Active ? "switch off" : "delete")} {key.Id} of {user}");
        var app = process.App.UserKeys;
        if (deletes && !key.Active)
            await app.DeleteAsync(Person, Sample.Project, user, key.Id, CancellationToken.None);
        else
            await app.SetActiveAsync(Person, Sample.Project, user, key.Id, !key.Active, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<KeySummary>> KeysAsync(Process process, UserName user)
    {
        var keys = await process.App.UserKeys.ListAsync(Person, Sample.Project, user, CancellationToken.None);
        return keys.Accepted ? keys.Value : [];
    }
}
