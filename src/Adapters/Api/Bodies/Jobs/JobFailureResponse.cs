using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Jobs;

/// <summary>What a job could not do to one thing, and why.</summary>
public sealed record JobFailureResponse(ThingKind Kind, string Name, SentenceResponse Sentence);
