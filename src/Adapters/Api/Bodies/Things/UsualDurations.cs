using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>How long a change usually takes where everything runs so many times faster than in AWS.</summary>
public sealed class UsualDurations(double speed)
{
    /// <summary>Whole seconds, at least one.</summary>
    public int Of(ThingKind kind, ChangeAction action, Spec? before, Spec? after) =>
        Math.Max(1, (int)Math.Ceiling(UsualTime.Of(kind, action, before, after).TotalSeconds / speed));
}
