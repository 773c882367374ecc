using BucketManager.Core.Operations;
using BucketManager.Core.Projects;
using BucketManager.Core.State;

namespace BucketManager.Adapters.Http;

/// <summary>How long a change usually takes, from its start. Seconds. Measured on AWS; an SFTP server alone takes 150.</summary>
internal sealed class UsualDurations(double speed)
{
    public int Of(ThingKind kind, ChangeAction action, Spec? before, Spec? after)
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
        return Math.Max(1, (int)Math.Ceiling(seconds / speed));
    }
}
