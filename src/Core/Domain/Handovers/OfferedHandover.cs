namespace BucketManager.Domain.Handovers;

/// <summary>A new link. Token and passcode are here and nowhere else, and are never shown again.</summary>
public sealed record OfferedHandover(Handover Handover, string Token, string Passcode)
{
    public override string ToString() => $"{Handover.Id} ***";
}
