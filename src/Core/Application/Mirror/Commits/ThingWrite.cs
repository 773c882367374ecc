using BucketManager.Application.Mirror.Things;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>A thing to be written, if it is still as it was read.</summary>
/// <param name="After">With <see cref="ThingState.Version"/> = the commit's sequence.</param>
/// <param name="Before">The version that was read; null: there was no item.</param>
public sealed record ThingWrite(ThingState After, long? Before);
