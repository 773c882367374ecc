namespace BucketManager.Application.Reading.Views;

/// <summary>Why somebody should look at a thing; the most pressing first.</summary>
public enum AttentionCause
{
    Failed,

    /// <summary>The thing is as it was; its last change failed.</summary>
    NotApplied,
    ChangedOutside,

    /// <summary>Both keys of the user are active, and nobody knows why.</summary>
    TwoActiveKeys,

    /// <summary>The user's last link is locked after too many wrong passcodes.</summary>
    LinkLocked,

    /// <summary>The user's access ends within 14 days.</summary>
    EndsSoon,

    /// <summary>The user has a link that nobody has opened.</summary>
    LinkUnopened,

    /// <summary>The user's access is over.</summary>
    Ended,

    /// <summary>The user is stopped.</summary>
    Stopped,
}
