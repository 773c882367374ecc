using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Reading.Views;

/// <summary>
/// After a loss of the cache nothing is sent before calls from before it have arrived, and a look that began after that has found
/// everything.
/// </summary>
public static class Rebuilding
{
    /// <summary>By then every change that was claimed before the loss was sent, and shows. As long as a claim's lease, for the same reasons.</summary>
    public static readonly TimeSpan Quarantine = TimeSpan.FromSeconds(60);

    /// <summary>So long the look may take that comes after it. It is not late by more unless AWS does not answer.</summary>
    public static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    public static bool IsGoingOn(ProjectView? project, DateTimeOffset now) => Refused(project, now) is not null;

    /// <summary>Why nothing can be changed now, and for how long; null: it can.</summary>
    public static Refusal.Unavailable? Refused(ProjectView? project, DateTimeOffset now)
    {
        if (project?.Head.RebuiltAt is { } rebuilt && rebuilt + Quarantine > now)
        {
            var wait = rebuilt + Quarantine + LastLook - now;
            return new Refusal.Unavailable(Say.JustRebuilt((int)Math.Ceiling(wait.TotalSeconds)), wait);
        }

        return project?.Thing is { IsBeingRebuilt: true } ? new Refusal.Unavailable(Say.BeingRebuilt(), LastLook) : null;
    }
}
