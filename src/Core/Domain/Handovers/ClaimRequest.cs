namespace BucketManager.Domain.Handovers;

/// <summary>What the third party sends.</summary>
/// <param name="Token">43 base64url characters.</param>
/// <param name="Passcode">Eight digits, with or without hyphen.</param>
/// <param name="SshPublicKey">For a link that asks for one.</param>
/// <param name="RequestKey">The Idempotency-Key; a repetition of the winner's gets the same answer for ten minutes.</param>
/// <param name="From">Network address of the asker.</param>
public sealed record ClaimRequest(string Token, string? Passcode, string? SshPublicKey, string? RequestKey, string? From)
{
    public override string ToString() => $"claim from {From} ***";
}
