namespace BucketManager.Domain.Grants;

/// <summary>What somebody asks whether users can do it.</summary>
public enum AccessQuestion
{
    List,
    Read,
    Write,
    Delete,
}
