using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Buckets;

/// <summary>How long files are kept, in days; null means for ever, or never.</summary>
public sealed record Retention
{
    public const int MaxDays = 3650;

    /// <summary>S3 moves nothing to a colder class before. Source: S3 user guide, lifecycle transitions.</summary>
    public const int MinColderDays = 30;

    public static Retention Forever { get; } = new();

    public int? KeepCurrentDays { get; private init; }

    public int? KeepPreviousVersionsDays { get; private init; }

    public int? MoveToColderAfterDays { get; private init; }

    public static Result<Retention> Check(RetentionFields? fields, string at = "/retention")
    {
        if (fields is null)
            return Forever;
        var errors = new FieldErrors();
        Days(fields.KeepCurrentDays, 1, $"{at}/keepCurrentDays");
        Days(fields.KeepPreviousVersionsDays, 1, $"{at}/keepPreviousVersionsDays");
        Days(fields.MoveToColderAfterDays, MinColderDays, $"{at}/moveToColderAfterDays");

        // S3 refuses an expiry that is not after the transition.
        if (!errors.Any && fields is { KeepCurrentDays: { } keep, MoveToColderAfterDays: { } colder } && keep <= colder)
            errors.Add($"{at}/moveToColderAfterDays", FieldRules.ColderBeforeGone(keep));
        if (errors.Any)
            return errors.Refusal;
        return new Retention
        {
            KeepCurrentDays = fields.KeepCurrentDays,
            KeepPreviousVersionsDays = fields.KeepPreviousVersionsDays,
            MoveToColderAfterDays = fields.MoveToColderAfterDays,
        };

        void Days(int? days, int min, string field)
        {
            if (days is { } given && (given < min || given > MaxDays))
                errors.Add(field, FieldRules.Range(min: min, max: MaxDays));
        }
    }

    public RetentionFields? ToFields() => this == Forever
        ? null
        : new RetentionFields
        {
            KeepCurrentDays = KeepCurrentDays,
            KeepPreviousVersionsDays = KeepPreviousVersionsDays,
            MoveToColderAfterDays = MoveToColderAfterDays,
        };
}
