namespace BucketManager.Domain.People;

/// <summary>What a person is to a project; a higher one may all that a lower one may.</summary>
public enum Role
{
    /// <summary>Must not even learn that the project exists.</summary>
    None,
    Viewer,
    Manager,
    Admin,
}
