using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Buckets;

/// <summary>Says what changes between two specs of a bucket.</summary>
internal static class BucketChanges
{
    private static readonly ValueChanges.Forms Current =
        new(Say.FilesKeptSet, Say.FilesKeptLimited, Say.FilesKeptChanged, Say.FilesKeptUnlimited, "days");

    private static readonly ValueChanges.Forms Previous =
        new(Say.RetentionSet, Say.RetentionLimited, Say.RetentionChanged, Say.RetentionUnlimited, "days");

    private static readonly ValueChanges.Forms Colder = new(Say.ColderSet, Say.ColderLimited, Say.ColderChanged, Say.ColderNever, "days");

    private static readonly ValueChanges.Forms Lock = new(Say.LocksFiles, Say.LocksFiles, Say.LocksFiles, Say.LocksFiles, "days");

    private static readonly ValueChanges.Forms Description =
        new(Say.DescriptionSet, Say.DescriptionSet, Say.DescriptionChanged, Say.DescriptionRemoved, "description");

    private static readonly NetworkChanges.Forms Networks =
        new(Say.ReachedFromSet, Say.ReachedFromLimited, Say.ReachedFromAnywhere, Say.ReachedFromAlso, Say.ReachedFromNoLonger);

    /// <param name="was">Null: the bucket is new.</param>
    public static IReadOnlyList<ChangeDescription> Of(EditContext on, BucketName bucket, BucketSpec? was, BucketSpec now)
    {
        var isNew = was is null;
        was ??= BucketSpec.Plain;
        var changes = new List<ChangeDescription>();
        Add(Say.BucketDescribed, ValueChanges.Of(NullIfEmpty(was.Description), NullIfEmpty(now.Description), isNew, Description));
        Add(Say.BucketRetentionChanged, ValueChanges.Of(was.Retention.KeepCurrentDays, now.Retention.KeepCurrentDays, isNew, Current));
        Add(Say.BucketRetentionChanged, ValueChanges.Of(was.Retention.KeepPreviousVersionsDays, now.Retention.KeepPreviousVersionsDays, isNew, Previous));
        Add(Say.BucketRetentionChanged, ValueChanges.Of(was.Retention.MoveToColderAfterDays, now.Retention.MoveToColderAfterDays, isNew, Colder));
        if (isNew)
            Add(Say.BucketCreated, ValueChanges.Of(null, now.ObjectLockDays, isNew, Lock));
        Add(Say.BucketNetworksChanged, NetworkChanges.Of(was.AllowedNetworks, now.AllowedNetworks, isNew, Networks));
        Add(Say.BucketTagsChanged, Tags(was.Tags, now.Tags));
        return changes;

        void Add(SentenceForm diary, IEnumerable<Sentence> summary) =>
            changes.AddRange(summary.Select(s => new ChangeDescription(s, diary.With(("actor", on.Actor.Email), ("bucket", bucket)))));
    }

    /// <summary>What a person should know before: files that go, a lock for good, networks that let nobody in.</summary>
    /// <param name="was">Null: the bucket is new.</param>
    public static ValueList<Sentence> Warnings(EditContext on, BucketName bucket, BucketSpec? was, BucketSpec now)
    {
        var warnings = new List<Sentence>();
        var (before, after) = ((was ?? BucketSpec.Plain).Retention, now.Retention);
        if (IsShorter(before.KeepCurrentDays, after.KeepCurrentDays))
        {
            warnings.Add(after.KeepPreviousVersionsDays is { } later
                ? Say.RemovesFiles.With(("days", after.KeepCurrentDays), ("later", later))
                : Say.HidesFiles.With(("days", after.KeepCurrentDays)));
        }

        if (IsShorter(before.KeepPreviousVersionsDays, after.KeepPreviousVersionsDays))
            warnings.Add(Say.RemovesVersions.With(("days", after.KeepPreviousVersionsDays)));
        if (was is null && now.ObjectLockDays is { } locked)
            warnings.Add(Say.LockCannotBeUndone.With(("days", locked)));
        warnings.AddRange(NetworkChanges.Warnings(now.AllowedNetworks));
        var users = Grantees.Of(on.View!, bucket);
        if (was is null && users.Count > 0)
            warnings.Add(Say.GrantsWait.With(("users", string.Join(", ", users.Select(u => u.Key.Name))), ("bucket", bucket)));
        var sftp = users.Where(u => u.NewestRecord?.Spec is UserSpec { Sftp: true }).Select(u => u.Key.Name).ToList();
        if (now.AllowedNetworks.Count > 0 && sftp.Count > 0)
            warnings.Add(Say.SftpMeetsNetworks.With(("users", string.Join(", ", sftp)), ("bucket", bucket)));
        return [.. warnings];
    }

    private static bool IsShorter(int? was, int? now) => now is { } days && (was is not { } before || days < before);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static IEnumerable<Sentence> Tags(ValueMap<string> was, ValueMap<string> now)
    {
        foreach (var (tag, value) in now)
        {
            if (was.Find(tag) is not { } before)
                yield return Say.TagSet.With(("tag", tag), ("value", value));
            else if (before != value)
                yield return Say.TagChanged.With(("tag", tag), ("value", value), ("was", before));
        }

        foreach (var (tag, value) in was)
        {
            if (!now.ContainsKey(tag))
                yield return Say.TagRemoved.With(("tag", tag), ("was", value));
        }
    }
}
