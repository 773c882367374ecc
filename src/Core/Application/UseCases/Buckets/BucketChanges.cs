using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Buckets;

/// <summary>Says what changes between two specs of a bucket.</summary>
internal static class BucketChanges
{
    private static readonly ValueChanges.Sentences<int> Current =
        new(Say.FilesKeptSet, Say.FilesKeptLimited, Say.FilesKeptChanged, Say.FilesKeptUnlimited);

    private static readonly ValueChanges.Sentences<int> Previous =
        new(Say.RetentionSet, Say.RetentionLimited, Say.RetentionChanged, Say.RetentionUnlimited);

    private static readonly ValueChanges.Sentences<int> Colder = new(Say.ColderSet, Say.ColderLimited, Say.ColderChanged, Say.ColderNever);

    private static readonly NetworkChanges.Sentences Networks =
        new(Say.ReachedFromSet, Say.ReachedFromLimited, Say.ReachedFromAnywhere, Say.ReachedFromAlso, Say.ReachedFromNoLonger);

    /// <param name="was">Null: the bucket is new.</param>
    public static IReadOnlyList<ChangeDescription> Of(EditContext on, BucketName bucket, BucketSpec? was, BucketSpec now)
    {
        var isNew = was is null;
        was ??= BucketSpec.Plain;
        var changes = new List<ChangeDescription>();
        Add(Say.BucketDescribed, Description(was.Description, now.Description));
        Add(Say.BucketRetentionChanged, ValueChanges.Of(was.Retention.KeepCurrentDays, now.Retention.KeepCurrentDays, isNew, Current));
        Add(Say.BucketRetentionChanged, ValueChanges.Of(was.Retention.KeepPreviousVersionsDays, now.Retention.KeepPreviousVersionsDays, isNew, Previous));
        Add(Say.BucketRetentionChanged, ValueChanges.Of(was.Retention.MoveToColderAfterDays, now.Retention.MoveToColderAfterDays, isNew, Colder));
        if (isNew && now.ObjectLockDays is { } locked)
            Add(Say.BucketCreated, [Say.LocksFiles(locked)]);
        Add(Say.BucketNetworksChanged, NetworkChanges.Of(was.AllowedNetworks, now.AllowedNetworks, isNew, Networks));
        Add(Say.BucketTagsChanged, Tags(was.Tags, now.Tags));
        return changes;

        void Add(Func<EmailAddress, BucketName, Sentence> diary, IEnumerable<Sentence> summary) =>
            changes.AddRange(summary.Select(s => new ChangeDescription(s, diary(on.Actor.Email, bucket))));
    }

    /// <summary>What a person should know before: files that go, a lock for good, networks that let nobody in.</summary>
    /// <param name="was">Null: the bucket is new.</param>
    public static ValueList<Sentence> Warnings(EditContext on, BucketName bucket, BucketSpec? was, BucketSpec now)
    {
        var warnings = new List<Sentence>();
        var (before, after) = ((was ?? BucketSpec.Plain).Retention, now.Retention);
        if (after.KeepCurrentDays is { } current && IsShorter(before.KeepCurrentDays, current))
            warnings.Add(after.KeepPreviousVersionsDays is { } later ? Say.RemovesFiles(days: current, later: later) : Say.HidesFiles(current));
        if (after.KeepPreviousVersionsDays is { } previous && IsShorter(before.KeepPreviousVersionsDays, previous))
            warnings.Add(Say.RemovesVersions(previous));
        if (was is null && now.ObjectLockDays is { } locked)
            warnings.Add(Say.LockCannotBeUndone(locked));
        warnings.AddRange(NetworkChanges.Warnings(now.AllowedNetworks));
        var users = Grantees.Of(on.View!, bucket);
        if (was is null && users.Count > 0)
            warnings.Add(Say.GrantsWait(string.Join(", ", users.Select(u => u.Key.Name)), bucket));
        var sftp = users.Where(u => u.NewestRecord?.Spec is UserSpec { Sftp: true }).Select(u => u.Key.Name).ToList();
        if (now.AllowedNetworks.Count > 0 && sftp.Count > 0)
            warnings.Add(Say.SftpMeetsNetworks(string.Join(", ", sftp), bucket));
        return [.. warnings];
    }

    private static bool IsShorter(int? was, int now) => was is not { } before || now < before;

    private static IEnumerable<Sentence> Description(string was, string now) => (was, now) switch
    {
        _ when was == now => [],
        ("", _) => [Say.DescriptionSet(now)],
        (_, "") => [Say.DescriptionRemoved(was)],
        _ => [Say.DescriptionChanged(description: now, was: was)],
    };

    private static IEnumerable<Sentence> Tags(ValueMap<string> was, ValueMap<string> now)
    {
        foreach (var (tag, value) in now)
        {
            if (was.Find(tag) is not { } before)
                yield return Say.TagSet(tag: tag, value: value);
            else if (before != value)
                yield return Say.TagChanged(tag: tag, value: value, was: before);
        }

        foreach (var (tag, value) in was)
        {
            if (!now.ContainsKey(tag))
                yield return Say.TagRemoved(tag: tag, was: value);
        }
    }
}
