using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Reading.Views;

/// <summary>How long a change usually takes AWS, from its start. Measured there; an SFTP server alone takes 150 s.</summary>
public static class UsualTime
{
    // So much longer is more than a bad day.
    private const int Patience = 5;

    private static readonly TimeSpan LeastPatience = TimeSpan.FromMinutes(5);

    public static TimeSpan Of(ThingKind kind, ChangeAction action, Spec? before, Spec? after)
    {
        var seconds = (kind, action) switch
        {
            (ThingKind.Bucket, ChangeAction.Create) => 20,
            (ThingKind.User, ChangeAction.Create) => 25,
            (ThingKind.Project, ChangeAction.Create) => 90,
            (_, ChangeAction.Update) => 10,
            (ThingKind.Project, ChangeAction.Delete) => 60,
            _ => 20,
        };
        if (action != ChangeAction.Delete && after is ProjectSpec { Sftp: true } && before is not ProjectSpec { Sftp: true })
            seconds += 150;
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>When what runs on the thing has run for so long that this is worth saying.</summary>
    public static DateTimeOffset LateFrom(ThingState thing, RunningChange running)
    {
        var usual = Of(thing.Key.Kind, running.Change.Action, thing.Applied?.Record.Spec, running.Change.Record.Spec) * Patience;
        return running.StartedAt + (usual > LeastPatience ? usual : LeastPatience);
    }
}
