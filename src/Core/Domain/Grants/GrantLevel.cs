namespace BucketManager.Domain.Grants;

/// <summary>What a user may do below a prefix of a bucket.</summary>
public enum GrantLevel
{
    /// <summary>List and read.</summary>
    Collect,

    /// <summary>Write, and list names; not read.</summary>
    Deliver,

    /// <summary>Collect and deliver.</summary>
    Exchange,

    /// <summary>Exchange and delete.</summary>
    Manage,
}
