using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about jobs: where they are, and what they came to.</summary>
public static partial class Say
{
    // The diary
    [Sentence("upgrade-begun", "{actor} started to update the project {project}")]
    public static partial Sentence UpgradeBegun(EmailAddress actor, ProjectName project);

    [Sentence("upgraded-for-person", "BucketManager updated \"{name}\", as {actor} asked for the whole project")]
    public static partial Sentence UpgradedForPerson(string name, string actor);

    [Sentence("purge-begun", "{actor} started to delete the bucket {bucket} with all its files")]
    public static partial Sentence PurgeBegun(EmailAddress actor, BucketName bucket);

    [Sentence("purged-bucket-deleted", "{actor} deleted the bucket {bucket}; its files were deleted before")]
    public static partial Sentence PurgedBucketDeleted(string actor, string bucket);

    // Where they are
    [Sentence("upgrading", "The project is being updated: {done} of {total} are done.")]
    public static partial Sentence Upgrading(long done, long total);

    [Sentence("upgrade-stopping", "The update is stopping. It finishes only what it has started: {done} of {total} are done.")]
    public static partial Sentence UpgradeStopping(long done, long total);

    [Sentence("purge-counting", "The files in {bucket} are being counted.")]
    public static partial Sentence PurgeCounting(string bucket);

    [Sentence("purging", "The files in {bucket} are being deleted for good: {done} of {total} are gone.")]
    public static partial Sentence Purging(string bucket, long done, long total);

    [Sentence("purge-stopping", "No more files in {bucket} are deleted: {done} of {total} are gone.")]
    public static partial Sentence PurgeStopping(string bucket, long done, long total);

    [Sentence("purge-deleting", "All files in {bucket} are gone, and the bucket is being deleted. This can no longer be stopped.")]
    public static partial Sentence PurgeDeleting(string bucket);

    // What they came to
    [Sentence("upgrade-nothing", "The project {project} was already up to date.")]
    public static partial Sentence UpgradeNothing(ProjectName project);

    [Sentence("upgrade-done", "The project {project} is up to date: {total} {total:item was|items were} updated.")]
    public static partial Sentence UpgradeDone(ProjectName project, long total);

    [Sentence(
        "upgrade-incomplete",
        "{failed} of {total} in the project {project} could not be updated: {names}. Look at each of them, then try again.")]
    public static partial Sentence UpgradeIncomplete(int failed, long total, ProjectName project, string names);

    [Sentence(
        "upgrade-given-up",
        "The update of the project {project} ended after {done} of {total}, because {failed} failed: {names}. Look at them, then try "
        + "again.")]
    public static partial Sentence UpgradeGivenUp(ProjectName project, long done, long total, int failed, string names);

    [Sentence("upgrade-stopped", "{actor} stopped the update of the project {project} after {done} of {total}.")]
    public static partial Sentence UpgradeStopped(string actor, ProjectName project, long done, long total);

    [Sentence(
        "left-because-changed-outside",
        "It was changed outside BucketManager. Look at the difference, then put it back: that updates it, too.")]
    public static partial Sentence LeftBecauseChangedOutside();

    [Sentence("another-edit-failed", "Another change replaced this one, and that change failed.")]
    public static partial Sentence AnotherEditFailed();

    [Sentence("purge-done", "The bucket {bucket} was deleted with {count} {count:file|files}, previous versions and delete markers included.")]
    public static partial Sentence PurgeDone(string bucket, long count);

    [Sentence(
        "purge-late-files",
        "{count} {count:file was|files were} deleted from {bucket}. Others arrived in the meantime and are kept: the bucket stays in "
        + "the account, outside BucketManager, and its name stays taken.")]
    public static partial Sentence PurgeLateFiles(long count, string bucket);

    [Sentence(
        "purge-new-files",
        "{count} {count:file was|files were} deleted from {bucket}. Others arrived in the meantime and are kept, and so is the "
        + "bucket. Find out who still delivers, then delete it again.")]
    public static partial Sentence PurgeNewFiles(long count, string bucket);

    [Sentence(
        "purge-stopped",
        "{actor} stopped the deletion of the bucket {bucket}: {count} of {total} files are deleted for good, the bucket and the "
        + "others stay.")]
    public static partial Sentence PurgeStopped(string actor, string bucket, long count, long total);

    [Sentence("purge-failed", "The bucket {bucket} was not deleted, but {count} {count:file was|files were} deleted from it for good. {reason}")]
    public static partial Sentence PurgeFailed(string bucket, long count, string reason);

    [Sentence(
        "purge-bucket-gone",
        "Somebody deleted the stack of the bucket {bucket} outside BucketManager after {count} {count:file was|files were} deleted. "
        + "The bucket and its other files stay in the account.")]
    public static partial Sentence PurgeBucketGone(string bucket, long count);

    [Sentence(
        "purged-after-end",
        "{count} more {count:file was|files were} deleted from {bucket} for good: that was in progress when the job ended.")]
    public static partial Sentence PurgedAfterEnd(long count, string bucket);

    // Summaries and warnings
    [Sentence("purges-bucket", "Deletes the bucket {bucket} with all its files")]
    public static partial Sentence PurgesBucket(BucketName bucket);

    [Sentence("purge-for-good", "All files are deleted for good, previous versions as well. Stopping halfway brings none of them back.")]
    public static partial Sentence PurgeForGood();

    [Sentence("purge-keeps-late-files", "A file that arrives from now on is kept, and then the bucket is kept, too.")]
    public static partial Sentence PurgeKeepsLateFiles();

    // Refusals and states
    [Sentence("being-emptied", "The files of \"{name}\" are being deleted, and then the bucket. Stop that job before you change anything here.")]
    public static partial Sentence BeingEmptied(string name);

    [Sentence("upgrade-runs", "The project is already being updated. Wait until that job ends, or stop it.")]
    public static partial Sentence UpgradeRuns();

    [Sentence("job-has-ended", "This job has ended. There is nothing left to stop.")]
    public static partial Sentence JobHasEnded();

    [Sentence("job-gone", "The record of jobs was lost and rebuilt on {at}. Check how things are, then start the job again if needed.")]
    public static partial Sentence JobGone(DateTimeOffset at);
}
