namespace BucketManager.Core.Sentences;

/// <summary>What is said about jobs: where they are, and what they came to.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm UpgradeBegun = New("upgrade-begun", "{actor} began to bring the project {project} up to date");
    public static readonly SentenceForm UpgradedForPerson = New("upgraded-for-person",
        "BucketManager brought \"{name}\" up to date, as {actor} had asked for the whole project");
    public static readonly SentenceForm PurgeBegun = New("purge-begun", "{actor} began to delete the bucket {bucket} with all its files");
    public static readonly SentenceForm PurgedBucketDeleted = New("purged-bucket-deleted",
        "{actor} deleted the bucket {bucket}, whose files were removed before");

    // Where they are
    public static readonly SentenceForm Upgrading = New("upgrading", "The project is being brought up to date: {done} of {total} are through.");
    public static readonly SentenceForm UpgradeStopping = New("upgrade-stopping",
        "Nothing more is begun, and what was begun still ends: {done} of {total} are through.");
    public static readonly SentenceForm PurgeCounting = New("purge-counting", "What lies in {bucket} is being counted.");
    public static readonly SentenceForm Purging = New("purging", "The files of {bucket} are being removed for good: {done} of {total} are gone.");
    public static readonly SentenceForm PurgeStopping = New("purge-stopping",
        "No more files of {bucket} are removed: {done} of {total} are gone.");
    public static readonly SentenceForm PurgeDeleting = New("purge-deleting",
        "All files of {bucket} are gone, and the bucket is being deleted. This cannot be stopped any more.");

    // What they came to
    public static readonly SentenceForm UpgradeNothing = New("upgrade-nothing", "Everything in the project {project} was up to date already.");
    public static readonly SentenceForm UpgradeDone = New("upgrade-done",
        "The project {project} is up to date: {total} {total:thing was|things were} changed.");
    public static readonly SentenceForm UpgradeIncomplete = New("upgrade-incomplete",
        "{failed} of {total} in the project {project} could not be brought up to date: {names}. Look at each of them, then try again.");
    public static readonly SentenceForm UpgradeGivenUp = New("upgrade-given-up",
        "The project {project} is not up to date: {failed} failed ({names}), so nothing more was begun after {done} of {total}.");
    public static readonly SentenceForm UpgradeStopped = New("upgrade-stopped",
        "{actor} stopped bringing the project {project} up to date after {done} of {total}.");
    public static readonly SentenceForm LeftBecauseChangedOutside = New("left-because-changed-outside",
        "It was changed outside BucketManager. Look at the difference, then put it back: that brings it up to date, too.");
    public static readonly SentenceForm AnotherEditFailed = New("another-edit-failed",
        "Another edit took this one's place, and it was not applied.");
    public static readonly SentenceForm PurgeDone = New("purge-done",
        "The bucket {bucket} is deleted with {count} {count:file|files}, old versions and markers counted.");
    public static readonly SentenceForm PurgeLateFiles = New("purge-late-files",
        "{count} {count:file|files} of {bucket} were removed. Others arrived meanwhile and are kept: the bucket stays in the account, "
        + "without management, and its name stays taken.");
    public static readonly SentenceForm PurgeNewFiles = New("purge-new-files",
        "{count} {count:file|files} of {bucket} were removed. Others arrived meanwhile and are kept, and so is the bucket. "
        + "Find out who still delivers, then delete it again.");
    public static readonly SentenceForm PurgeStopped = New("purge-stopped",
        "{actor} stopped the deletion of the bucket {bucket}: {count} of {total} files are removed for good, the bucket and the others stay.");
    public static readonly SentenceForm PurgeFailed = New("purge-failed",
        "The bucket {bucket} is not deleted, but {count} {count:file|files} of it were removed for good. {reason}");
    public static readonly SentenceForm PurgeBucketGone = New("purge-bucket-gone",
        "The stack of the bucket {bucket} was deleted outside BucketManager after {count} {count:file was|files were} removed. "
        + "The bucket and its other files stay in the account.");

    public static readonly SentenceForm PurgedAfterEnd = New("purged-after-end",
        "{count} more {count:file|files} of {bucket} were removed for good: that was under way when the job ended.");

    // Summaries and warnings
    public static readonly SentenceForm PurgesBucket = New("purges-bucket", "Deletes the bucket {bucket} with everything that lies in it");
    public static readonly SentenceForm PurgeForGood = New("purge-for-good",
        "All files go for good, old versions as well. Stopping it halfway brings none of them back.");
    public static readonly SentenceForm PurgeKeepsLateFiles = New("purge-keeps-late-files",
        "A file that arrives from now on is kept, and then the bucket is kept, too.");

    // Refusals and states
    public static readonly SentenceForm BeingEmptied = New("being-emptied",
        "The files of \"{name}\" are being removed, so that it can be deleted. Stop that job before you change anything here.");
    public static readonly SentenceForm UpgradeRuns = New("upgrade-runs",
        "The project is being brought up to date already. Wait until that job ends, or stop it.");
    public static readonly SentenceForm JobHasEnded = New("job-has-ended", "This job has ended. There is nothing left to stop.");
    public static readonly SentenceForm JobGone = New("job-gone",
        "What was known of jobs was lost and rebuilt at {at}. Look at how things are, then ask for the job again if it is needed.");
}
