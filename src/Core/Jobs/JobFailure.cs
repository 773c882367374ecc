using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Jobs;

/// <summary>What a job could not do to one thing, and why.</summary>
public sealed record JobFailure(ThingKey Key, Sentence Why);
