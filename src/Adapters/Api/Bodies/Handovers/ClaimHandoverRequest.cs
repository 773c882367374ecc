namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>What the third party sends.</summary>
public sealed record ClaimHandoverRequest
{
    /// <summary>Eight digits, with or without hyphen.</summary>
    public string? Passcode { get; init; }

    /// <summary>Where the link asks for one: one line in OpenSSH's form.</summary>
    public string? SshPublicKey { get; init; }

    public override string ToString() => "***";
}
