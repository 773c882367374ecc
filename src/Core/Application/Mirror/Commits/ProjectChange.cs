using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>All that one commit did, under its number. Applied to what was known at the number before, it gives what is known now.</summary>
/// <param name="Things">As they are after it; a tombstone says that the thing is gone.</param>
public sealed record ProjectChange(
    ProjectName Project,
    long Sequence,
    DateTimeOffset At,
    ValueList<ThingState> Things,
    ValueList<Operation> Operations,
    ValueList<ActivityEntry> Activity,
    ValueList<Invalidation> Touched);
