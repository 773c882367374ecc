using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases;

/// <summary>Refusal: the edit was made on a revision that somebody has changed since.</summary>
/// <param name="Current">The thing as it is now.</param>
public sealed record StaleRevision(ThingState Current) : Refusal(RefusalSentences.StaleRevision(Current.Revision));
