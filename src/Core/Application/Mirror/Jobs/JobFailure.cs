using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;

namespace BucketManager.Application.Mirror.Jobs;

/// <summary>What a job could not do to one thing, and why.</summary>
public sealed record JobFailure(ThingKey Key, Sentence Why);
