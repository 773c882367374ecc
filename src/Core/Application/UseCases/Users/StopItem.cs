using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases.Users;

/// <summary>One thing that the panic button stopped, or could not.</summary>
/// <param name="Id">Key id, hand-over id or fingerprint; null for the grants.</param>
public sealed record StopItem(StoppedAccess What, string? Id, StopOutcome Outcome, Sentence Sentence);
