namespace BucketManager.Application.Mirror.Jobs;

/// <summary>What a job does.</summary>
public enum JobKind
{
    /// <summary>Brings the templates of a project's stacks up to date.</summary>
    Upgrade,

    /// <summary>Deletes a bucket with everything that lies in it.</summary>
    Purge,
}
