using BucketManager.Application.Reading;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;
using BucketManager.Simulation.Checks;

namespace BucketManager.Simulation.Actors;

/// <summary>Somebody who looks at lists, here and there, one after the other, and must never see yesterday after today.</summary>
public sealed class Reader(World world)
{
    private long known;
    private bool isReading;

    public void Act(ThingKind kind)
    {
        if (!isReading)
            world.Witness.Watch(ReadAsync(world.AnyProcess(), kind));
    }

    private async Task ReadAsync(Process process, ThingKind kind)
    {
        isReading = true;
        var life = world.Witness.Life;
        try
        {
            var read = await process.App.ReadProject.ListAsync(Sample.Admin, Sample.Project, kind, new ListQuery(), CancellationToken.None);
            if (!read.Accepted || life != world.Witness.Life)
                return;
            var (page, sequence) = read.Value;
            if (sequence < known)
                throw new Violation("a reader sees the past", $"{sequence} after {known}");
            known = sequence;
            foreach (var shown in page.Items)
                world.Witness.Shown(shown.State, sequence, world.Witness.SequenceOf(Sample.Project));
            foreach (var key in Sample.Keys.Where(k => k.Kind == kind).Except(page.Items.Select(i => i.State.Key)))
                world.Witness.LeftOut(key, sequence);
        }
        catch (PortException)
        {
            // Nothing was seen.
        }
        finally
        {
            isReading = false;
        }
    }
}
