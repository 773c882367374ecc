namespace BucketManager.Adapters.Api;

/// <summary>What becomes of the files of a bucket that is deleted.</summary>
public enum FilesOfDeleted
{
    /// <summary>Only an empty bucket is deleted.</summary>
    Refuse,

    /// <summary>The bucket and its files stay; only their management ends.</summary>
    Keep,

    /// <summary>All versions are removed first.</summary>
    Delete,
}
