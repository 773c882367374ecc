namespace BucketManager.Application.Mirror.Operations;

/// <summary>What a change does to its thing.</summary>
public enum ChangeAction
{
    Create,
    Update,
    Delete,
}
