namespace BucketManager.Domain.Credentials;

/// <summary>A new access key. The secret is here and nowhere else.</summary>
public sealed record IssuedKey(string Id, string Secret, DateTimeOffset CreatedAt)
{
    public override string ToString() => $"{Id} ***";
}
