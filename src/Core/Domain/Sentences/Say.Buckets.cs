using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about buckets.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm BucketCreated = New("bucket-created", "{actor} created the bucket {bucket}");
    public static readonly SentenceForm BucketCreatedAgain = New("bucket-created-again",
        "{actor} tried to create the bucket {bucket} again");
    public static readonly SentenceForm BucketSaved = New("bucket-saved", "{actor} saved the bucket {bucket} without changes");
    public static readonly SentenceForm BucketChanged = New("bucket-changed",
        "{actor} made {count} {count:change|changes} to the bucket {bucket}");
    public static readonly SentenceForm BucketDescribed = New("bucket-described", "{actor} changed the description of the bucket {bucket}");
    public static readonly SentenceForm BucketRetentionChanged = New("bucket-retention-changed", "{actor} changed how long files are kept in the bucket {bucket}");
    public static readonly SentenceForm BucketNetworksChanged = New("bucket-networks-changed",
        "{actor} changed the allowed networks of the bucket {bucket}");
    public static readonly SentenceForm BucketTagsChanged = New("bucket-tags-changed", "{actor} changed the tags of the bucket {bucket}");
    public static readonly SentenceForm BucketDeleted = New("bucket-deleted", "{actor} deleted the bucket {bucket}");
    public static readonly SentenceForm BucketLeft = New("bucket-left",
        "{actor} removed the bucket {bucket} from BucketManager and kept its files");

    // Summaries
    public static readonly SentenceForm CreatesBucket = New("creates-bucket", "Creates the bucket {bucket}");
    public static readonly SentenceForm DeletesBucket = New("deletes-bucket", "Deletes the bucket {bucket}");
    public static readonly SentenceForm LeavesBucket = New("leaves-bucket",
        "Removes the bucket {bucket} from BucketManager: its files stay in AWS, and its name stays taken");
    public static readonly SentenceForm DescriptionSet = New("description-set", "Sets the description to \"{description}\"");
    public static readonly SentenceForm DescriptionChanged = New("description-changed", "Changes the description to \"{description}\" (was \"{was}\")");
    public static readonly SentenceForm DescriptionRemoved = New("description-removed", "Removes the description (was \"{was}\")");

    public static readonly SentenceForm RetentionSet = New("retention-set", "Keeps previous versions for {days} {days:day|days}");
    public static readonly SentenceForm RetentionLimited = New("retention-limited", "Keeps previous versions for {days} {days:day|days} (was for ever)");
    public static readonly SentenceForm RetentionChanged = New("retention-changed", "Keeps previous versions for {days} {days:day|days} (was {was})");
    public static readonly SentenceForm RetentionUnlimited = New("retention-unlimited", "Keeps previous versions for ever (was {was} {was:day|days})");
    public static readonly SentenceForm FilesKeptSet = New("files-kept-set", "Keeps files for {days} {days:day|days}");
    public static readonly SentenceForm FilesKeptLimited = New("files-kept-limited", "Keeps files for {days} {days:day|days} (was for ever)");
    public static readonly SentenceForm FilesKeptChanged = New("files-kept-changed", "Keeps files for {days} {days:day|days} (was {was})");
    public static readonly SentenceForm FilesKeptUnlimited = New("files-kept-unlimited", "Keeps files for ever (was {was} {was:day|days})");
    public static readonly SentenceForm ColderSet = New("colder-set", "Moves files to colder storage after {days} {days:day|days}");
    public static readonly SentenceForm ColderLimited = New("colder-limited", "Moves files to colder storage after {days} {days:day|days} (was never)");
    public static readonly SentenceForm ColderChanged = New("colder-changed", "Moves files to colder storage after {days} {days:day|days} (was {was})");
    public static readonly SentenceForm ColderNever = New("colder-never", "Never moves files to colder storage (was after {was} {was:day|days})");

    public static readonly SentenceForm LocksFiles = New("locks-files", "Locks each new file for {days} {days:day|days}");
    public static readonly SentenceForm ReachedFromSet = New("reached-from-set", "Allows access only from {networks}");
    public static readonly SentenceForm ReachedFromLimited = New("reached-from-limited",
        "Allows access only from {networks} (was from anywhere)");
    public static readonly SentenceForm ReachedFromAnywhere = New("reached-from-anywhere",
        "Allows access from anywhere (was only from {was})");
    public static readonly SentenceForm ReachedFromAlso = New("reached-from-also", "Also allows access from {network}");
    public static readonly SentenceForm ReachedFromNoLonger = New("reached-from-no-longer", "No longer allows access from {network}");
    public static readonly SentenceForm TagSet = New("tag-set", "Sets the tag {tag} to \"{value}\"");
    public static readonly SentenceForm TagChanged = New("tag-changed", "Changes the tag {tag} to \"{value}\" (was \"{was}\")");
    public static readonly SentenceForm TagRemoved = New("tag-removed", "Removes the tag {tag} (was \"{was}\")");

    // Warnings
    public static readonly SentenceForm RemovesFiles = New("removes-files",
        "Files older than {days} {days:day|days} will be deleted for good, {later} {later:day|days} after they disappear from view.");
    public static readonly SentenceForm HidesFiles = New("hides-files",
        "Files older than {days} {days:day|days} will disappear from view. They stay, and cost money, as previous versions: choose "
        + "how long to keep those.");
    public static readonly SentenceForm RemovesVersions = New("removes-versions",
        "Previous versions older than {days} {days:day|days} will be deleted for good.");
    public static readonly SentenceForm LockCannotBeUndone = New("lock-cannot-be-undone",
        "Locked files cannot be deleted or replaced for {days} {days:day|days}. The bucket’s lock can never be switched off.");
    public static readonly SentenceForm PrivateNetwork = New("private-network",
        "{network} is a private network. AWS sees only public addresses, so nobody can connect from there.");
    public static readonly SentenceForm NetworkIsEverybody = New("network-is-everybody", "{network} allows everybody.");
    public static readonly SentenceForm SftpMeetsNetworks = New("sftp-meets-networks",
        "{users} cannot use {bucket} over SFTP. The bucket allows named networks only, and SFTP connects from AWS itself.");
    public static readonly SentenceForm LateFilesAreKept = New("late-files-are-kept",
        "If a file arrives in the meantime, S3 keeps the bucket and the file. Its name then stays taken.");
    public static readonly SentenceForm GrantsWait = New("grants-wait", "{users} already got permissions for {bucket} before it existed.");

    // Refusals
    public static readonly SentenceForm BucketInUse = New("bucket-in-use",
        "{count} {count:user has|users have} access to {bucket}: {users}. Remove their permissions for it first.");
    public static readonly SentenceForm BucketNotEmpty = New("bucket-not-empty",
        "There are files in {bucket}, perhaps only previous versions. Keep them, or delete the bucket with all files.");
}
