using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about jobs: where they are, and what they came to.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm UpgradeBegun = New("upgrade-begun", "{actor} started to update the project {project}");
    public static readonly SentenceForm UpgradedForPerson = New("upgraded-for-person",
        "BucketManager updated \"{name}\", as {actor} asked for the whole project");
    public static readonly SentenceForm PurgeBegun = New("purge-begun",
        "{actor} started to delete the bucket {bucket} with all its files");
    public static readonly SentenceForm PurgedBucketDeleted = New("purged-bucket-deleted",
        "{actor} deleted the bucket {bucket}; its files were deleted before");

    // Where they are
    public static readonly SentenceForm Upgrading = New("upgrading", "The project is being updated: {done} of {total} are done.");
    public static readonly SentenceForm UpgradeStopping = New("upgrade-stopping",
        "The update is stopping. It finishes only what it has started: {done} of {total} are done.");
    public static readonly SentenceForm PurgeCounting = New("purge-counting", "The files in {bucket} are being counted.");
    public static readonly SentenceForm Purging = New("purging",
        "The files in {bucket} are being deleted for good: {done} of {total} are gone.");
    public static readonly SentenceForm PurgeStopping = New("purge-stopping",
        "No more files in {bucket} are deleted: {done} of {total} are gone.");
    public static readonly SentenceForm PurgeDeleting = New("purge-deleting",
        "All files in {bucket} are gone, and the bucket is being deleted. This can no longer be stopped.");

    // What they came to
    public static readonly SentenceForm UpgradeNothing = New("upgrade-nothing", "The project {project} was already up to date.");
    public static readonly SentenceForm UpgradeDone = New("upgrade-done",
        "The project {project} is up to date: {total} {total:item was|items were} updated.");
    public static readonly SentenceForm UpgradeIncomplete = New("upgrade-incomplete",
        "{failed} of {total} in the project {project} could not be updated: {names}. Look at each of them, then try again.");
    public static readonly SentenceForm UpgradeGivenUp = New("upgrade-given-up",
        "The update of the project {project} ended after {done} of {total}, because {failed} failed: {names}. Look at them, then try "
        + "again.");
    public static readonly SentenceForm UpgradeStopped = New("upgrade-stopped",
        "{actor} stopped the update of the project {project} after {done} of {total}.");
    public static readonly SentenceForm LeftBecauseChangedOutside = New("left-because-changed-outside",
        "It was changed outside BucketManager. Look at the difference, then put it back: that updates it, too.");
    public static readonly SentenceForm AnotherEditFailed = New("another-edit-failed",
        "Another change replaced this one, and that change failed.");
    public static readonly SentenceForm PurgeDone = New("purge-done",
        "The bucket {bucket} was deleted with {count} {count:file|files}, previous versions and delete markers included.");
    public static readonly SentenceForm PurgeLateFiles = New("purge-late-files",
        "{count} {count:file was|files were} deleted from {bucket}. Others arrived in the meantime and are kept: the bucket stays in "
        + "the account, outside BucketManager, and its name stays taken.");
    public static readonly SentenceForm PurgeNewFiles = New("purge-new-files",
        "{count} {count:file was|files were} deleted from {bucket}. Others arrived in the meantime and are kept, and so is the "
        + "bucket. Find out who still delivers, then delete it again.");
    public static readonly SentenceForm PurgeStopped = New("purge-stopped",
        "{actor} stopped the deletion of the bucket {bucket}: {count} of {total} files are deleted for good, the bucket and the "
        + "others stay.");
    public static readonly SentenceForm PurgeFailed = New("purge-failed",
        "The bucket {bucket} was not deleted, but {count} {count:file was|files were} deleted from it for good. {reason}");
    public static readonly SentenceForm PurgeBucketGone = New("purge-bucket-gone",
        "Somebody deleted the stack of the bucket {bucket} outside BucketManager after {count} {count:file was|files were} deleted. "
        + "The bucket and its other files stay in the account.");

    public static readonly SentenceForm PurgedAfterEnd = New("purged-after-end",
        "{count} more {count:file was|files were} deleted from {bucket} for good: that was in progress when the job ended.");

    // Summaries and warnings
    public static readonly SentenceForm PurgesBucket = New("purges-bucket", "Deletes the bucket {bucket} with all its files");
    public static readonly SentenceForm PurgeForGood = New("purge-for-good",
        "All files are deleted for good, previous versions as well. Stopping halfway brings none of them back.");
    public static readonly SentenceForm PurgeKeepsLateFiles = New("purge-keeps-late-files",
        "A file that arrives from now on is kept, and then the bucket is kept, too.");

    // Refusals and states
    public static readonly SentenceForm BeingEmptied = New("being-emptied",
        "The files of \"{name}\" are being deleted, and then the bucket. Stop that job before you change anything here.");
    public static readonly SentenceForm UpgradeRuns = New("upgrade-runs",
        "The project is already being updated. Wait until that job ends, or stop it.");
    public static readonly SentenceForm JobHasEnded = New("job-has-ended", "This job has ended. There is nothing left to stop.");
    public static readonly SentenceForm JobGone = New("job-gone",
        "The record of jobs was lost and rebuilt on {at}. Check how things are, then start the job again if needed.");
}
