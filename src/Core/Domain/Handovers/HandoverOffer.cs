namespace BucketManager.Domain.Handovers;

/// <summary>What a manager wants to hand over.</summary>
/// <param name="Replaces">The key that the new one replaces; null: an additional key.</param>
/// <param name="ExpiresInHours">1 to 168; null: 72.</param>
/// <param name="OverlapDays">0 to 30; null: 7. Only with <paramref name="Replaces"/>.</param>
public sealed record HandoverOffer(HandoverKind Kind, string? Replaces = null, int? ExpiresInHours = null, int? OverlapDays = null);
