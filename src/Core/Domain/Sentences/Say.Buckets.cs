using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about buckets.</summary>
public static partial class Say
{
    // The diary
    [Sentence("bucket-created", "{actor} created the bucket {bucket}")]
    public static partial Sentence BucketCreated(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-created-again", "{actor} tried to create the bucket {bucket} again")]
    public static partial Sentence BucketCreatedAgain(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-saved", "{actor} saved the bucket {bucket} without changes")]
    public static partial Sentence BucketSaved(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-changed", "{actor} made {count} {count:change|changes} to the bucket {bucket}")]
    public static partial Sentence BucketChanged(EmailAddress actor, int count, BucketName bucket);

    [Sentence("bucket-described", "{actor} changed the description of the bucket {bucket}")]
    public static partial Sentence BucketDescribed(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-retention-changed", "{actor} changed how long files are kept in the bucket {bucket}")]
    public static partial Sentence BucketRetentionChanged(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-networks-changed", "{actor} changed the allowed networks of the bucket {bucket}")]
    public static partial Sentence BucketNetworksChanged(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-tags-changed", "{actor} changed the tags of the bucket {bucket}")]
    public static partial Sentence BucketTagsChanged(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-deleted", "{actor} deleted the bucket {bucket}")]
    public static partial Sentence BucketDeleted(EmailAddress actor, BucketName bucket);

    [Sentence("bucket-left", "{actor} removed the bucket {bucket} from BucketManager and kept its files")]
    public static partial Sentence BucketLeft(EmailAddress actor, BucketName bucket);

    // Summaries
    [Sentence("creates-bucket", "Creates the bucket {bucket}")]
    public static partial Sentence CreatesBucket(BucketName bucket);

    [Sentence("deletes-bucket", "Deletes the bucket {bucket}")]
    public static partial Sentence DeletesBucket(BucketName bucket);

    [Sentence("leaves-bucket", "Removes the bucket {bucket} from BucketManager: its files stay in AWS, and its name stays taken")]
    public static partial Sentence LeavesBucket(BucketName bucket);

    [Sentence("description-set", "Sets the description to \"{description}\"")]
    public static partial Sentence DescriptionSet(string description);

    [Sentence("description-changed", "Changes the description to \"{description}\" (was \"{was}\")")]
    public static partial Sentence DescriptionChanged(string description, string was);

    [Sentence("description-removed", "Removes the description (was \"{was}\")")]
    public static partial Sentence DescriptionRemoved(string was);

    [Sentence("retention-set", "Keeps previous versions for {days} {days:day|days}")]
    public static partial Sentence RetentionSet(int days);

    [Sentence("retention-limited", "Keeps previous versions for {days} {days:day|days} (was for ever)")]
    public static partial Sentence RetentionLimited(int days);

    [Sentence("retention-changed", "Keeps previous versions for {days} {days:day|days} (was {was})")]
    public static partial Sentence RetentionChanged(int days, int was);

    [Sentence("retention-unlimited", "Keeps previous versions for ever (was {was} {was:day|days})")]
    public static partial Sentence RetentionUnlimited(int was);

    [Sentence("files-kept-set", "Keeps files for {days} {days:day|days}")]
    public static partial Sentence FilesKeptSet(int days);

    [Sentence("files-kept-limited", "Keeps files for {days} {days:day|days} (was for ever)")]
    public static partial Sentence FilesKeptLimited(int days);

    [Sentence("files-kept-changed", "Keeps files for {days} {days:day|days} (was {was})")]
    public static partial Sentence FilesKeptChanged(int days, int was);

    [Sentence("files-kept-unlimited", "Keeps files for ever (was {was} {was:day|days})")]
    public static partial Sentence FilesKeptUnlimited(int was);

    [Sentence("colder-set", "Moves files to colder storage after {days} {days:day|days}")]
    public static partial Sentence ColderSet(int days);

    [Sentence("colder-limited", "Moves files to colder storage after {days} {days:day|days} (was never)")]
    public static partial Sentence ColderLimited(int days);

    [Sentence("colder-changed", "Moves files to colder storage after {days} {days:day|days} (was {was})")]
    public static partial Sentence ColderChanged(int days, int was);

    [Sentence("colder-never", "Never moves files to colder storage (was after {was} {was:day|days})")]
    public static partial Sentence ColderNever(int was);

    [Sentence("locks-files", "Locks each new file for {days} {days:day|days}")]
    public static partial Sentence LocksFiles(int days);

    [Sentence("reached-from-set", "Allows access only from {networks}")]
    public static partial Sentence ReachedFromSet(string networks);

    [Sentence("reached-from-limited", "Allows access only from {networks} (was from anywhere)")]
    public static partial Sentence ReachedFromLimited(string networks);

    [Sentence("reached-from-anywhere", "Allows access from anywhere (was only from {was})")]
    public static partial Sentence ReachedFromAnywhere(string was);

    [Sentence("reached-from-also", "Also allows access from {network}")]
    public static partial Sentence ReachedFromAlso(SourceNetwork network);

    [Sentence("reached-from-no-longer", "No longer allows access from {network}")]
    public static partial Sentence ReachedFromNoLonger(SourceNetwork network);

    [Sentence("tag-set", "Sets the tag {tag} to \"{value}\"")]
    public static partial Sentence TagSet(string tag, string value);

    [Sentence("tag-changed", "Changes the tag {tag} to \"{value}\" (was \"{was}\")")]
    public static partial Sentence TagChanged(string tag, string value, string was);

    [Sentence("tag-removed", "Removes the tag {tag} (was \"{was}\")")]
    public static partial Sentence TagRemoved(string tag, string was);

    // Warnings
    [Sentence(
        "removes-files",
        "Files older than {days} {days:day|days} will be deleted for good, {later} {later:day|days} after they disappear from view.")]
    public static partial Sentence RemovesFiles(int days, int later);

    [Sentence(
        "hides-files",
        "Files older than {days} {days:day|days} will disappear from view. They stay, and cost money, as previous versions: choose "
        + "how long to keep those.")]
    public static partial Sentence HidesFiles(int days);

    [Sentence("removes-versions", "Previous versions older than {days} {days:day|days} will be deleted for good.")]
    public static partial Sentence RemovesVersions(int days);

    [Sentence(
        "lock-cannot-be-undone",
        "Locked files cannot be deleted or replaced for {days} {days:day|days}. The bucket’s lock can never be switched off.")]
    public static partial Sentence LockCannotBeUndone(int days);

    [Sentence("private-network", "{network} is a private network. AWS sees only public addresses, so nobody can connect from there.")]
    public static partial Sentence PrivateNetwork(SourceNetwork network);

    [Sentence("network-is-everybody", "{network} allows everybody.")]
    public static partial Sentence NetworkIsEverybody(SourceNetwork network);

    [Sentence(
        "sftp-meets-networks",
        "{users} cannot use {bucket} over SFTP. The bucket allows named networks only, and SFTP connects from AWS itself.")]
    public static partial Sentence SftpMeetsNetworks(string users, BucketName bucket);

    [Sentence("late-files-are-kept", "If a file arrives in the meantime, S3 keeps the bucket and the file. Its name then stays taken.")]
    public static partial Sentence LateFilesAreKept();

    [Sentence("grants-wait", "{users} already got permissions for {bucket} before it existed.")]
    public static partial Sentence GrantsWait(string users, BucketName bucket);

    // Refusals
    [Sentence("bucket-in-use", "{count} {count:user has|users have} access to {bucket}: {users}. Remove their permissions for it first.")]
    public static partial Sentence BucketInUse(int count, BucketName bucket, string users);

    [Sentence("bucket-not-empty", "There are files in {bucket}, perhaps only previous versions. Keep them, or delete the bucket with all files.")]
    public static partial Sentence BucketNotEmpty(BucketName bucket);
}
