namespace BucketManager.Domain.Handovers;

/// <summary>What a link is for.</summary>
public enum HandoverKind
{
    /// <summary>Gives an access key, made at the moment of the claim.</summary>
    AccessKey,

    /// <summary>Asks for an SSH public key.</summary>
    SshPublicKey,
}
