namespace BucketManager.Domain.Buckets;

/// <summary>How long files are kept, as it is written down. Days; absent means for ever, or never.</summary>
public sealed record RetentionFields
{
    /// <summary>Current files disappear after so many days (1 to 3,650).</summary>
    public int? KeepCurrentDays { get; init; }

    /// <summary>Replaced and deleted versions disappear after so many days (1 to 3,650).</summary>
    public int? KeepPreviousVersionsDays { get; init; }

    /// <summary>Files move to colder, cheaper storage after so many days (30 to 3,650).</summary>
    public int? MoveToColderAfterDays { get; init; }
}
