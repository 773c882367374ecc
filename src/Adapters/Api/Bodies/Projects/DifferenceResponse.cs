using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>A thing of which something else was known than its template says.</summary>
public sealed record DifferenceResponse(ThingKind Kind, string Name, SentenceResponse Sentence);
