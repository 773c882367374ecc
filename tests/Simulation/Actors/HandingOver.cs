using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>The part of a schedule in which keys are handed over.</summary>
public sealed class HandingOver
{
    private readonly World world;
    private readonly Choices choices;
    private readonly List<HeldLink> links = [];
    private readonly KeyGiver giver;
    private readonly ThirdParties thirdParties;
    private int acts;

    public HandingOver(World world, Choices choices)
    {
        (this.world, this.choices) = (world, choices);
        giver = new KeyGiver(world, choices, links);
        thirdParties = new ThirdParties(world, choices, links);
        acts = choices.Pick(6, 12, 24);
    }

    /// <summary>Before anything goes wrong: links of each user, and of one user a key that is given already.</summary>
    /// <param name="letGo">Lets everything go that waits.</param>
    public void Prepare(Action letGo)
    {
        foreach (var user in Sample.Users)
            world.Witness.Watch(giver.OfferAsync(world.Processes[0], user));
        letGo();
        foreach (var user in world.HasSftp ? Sample.Users : [])
            world.Witness.Watch(giver.OfferAsync(world.Processes[0], user, HandoverKind.SshPublicKey));
        letGo();
        world.Witness.Watch(thirdParties.ClaimAsync(world.Processes[0], links[0], requestKey: null, isRight: true));
        letGo();
        world.Witness.Watch(giver.OfferAsync(world.Processes[0], links[0].User));
        letGo();
    }

    /// <summary>None of them wants anything any more.</summary>
    public bool IsOver => acts == 0;

    /// <summary>True: it was their turn.</summary>
    public bool Acts()
    {
        if (acts == 0 || choices.Next(6) < 5)
            return false;
        acts--;
        if (choices.Next(2) == 0)
            giver.Act();
        else
            thirdParties.Act();
        return true;
    }

    /// <summary>A link that is said to be open is open.</summary>
    /// <param name="letGo">Lets everything go that waits.</param>
    public void ClaimWhatIsOpen(Action letGo)
    {
        var now = world.Clock.GetUtcNow();
        foreach (var link in links.Where(l => l.Life == world.Witness.Life))
        {
            if (!world.Keys.IsOpen(link, now))
                continue;
            var claim = thirdParties.ClaimAsync(world.Processes[0], link, requestKey: null, isRight: true);
            world.Witness.Watch(claim);
            letGo();
            var answer = claim.IsCompletedSuccessfully ? claim.Result : null;
            if (answer is not ({ Accepted: true } or { Refusal: Refusal.TooManyKeys }))
                throw new Violation("an open link that opens nothing", $"{link}: {answer?.Refusal?.Says.Text ?? "no answer"}");
        }
    }
}
