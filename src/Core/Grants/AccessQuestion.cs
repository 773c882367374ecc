namespace BucketManager.Core.Grants;

/// <summary>What somebody asks whether users can do it.</summary>
public enum AccessQuestion
{
    List,
    Read,
    Write,
    Delete,
}
