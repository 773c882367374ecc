using BucketManager.Application.Mirror.Jobs;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>A job as it is to be written.</summary>
/// <param name="Before">The version as read; null: it must not be there yet.</param>
public sealed record JobWrite(Job After, long? Before);
