using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Domain.Sentences;

/// <summary>What the write loop says: why a change was not accepted, how it ended, and what to do next.</summary>
public static partial class Say
{
    // Not accepted
    [Sentence("name-in-use", "There is already a {kind} named \"{name}\". Choose another name.")]
    public static partial Sentence NameInUse(string kind, string name);

    [Sentence(
        "name-of-kept-bucket",
        "A bucket \"{name}\" was removed from BucketManager, and its files were kept. Its name stays taken: choose another one.")]
    public static partial Sentence NameOfKeptBucket(string name);

    [Sentence("being-deleted", "\"{name}\" is being deleted. It can no longer be changed.")]
    public static partial Sentence BeingDeleted(string name);

    [Sentence("only-deletion-left", "The deletion of \"{name}\" failed halfway. You can only delete it again.")]
    public static partial Sentence OnlyDeletionLeft(string name);

    [Sentence(
        "made-outside",
        "Somebody created the stack of \"{name}\" outside BucketManager. Try again when it is ready. If that does not help, ask an AWS "
        + "engineer to look at it.")]
    public static partial Sentence MadeOutside(string name);

    [Sentence("project-not-ready", "The project is still being set up, or is being closed. Nothing in it can be changed now.")]
    public static partial Sentence ProjectNotReady();

    [Sentence("just-rebuilt", "Everything was just read again from the templates. You can make changes again in {seconds} seconds.")]
    public static partial Sentence JustRebuilt(int seconds);

    [Sentence("being-rebuilt", "The project is still being read from the templates. You can make changes again when that is done.")]
    public static partial Sentence BeingRebuilt();

    [Sentence("too-busy", "Too many people are changing this at once. Try again in a moment.")]
    public static partial Sentence TooBusy();

    // How a change ended
    [Sentence("refused-by-aws", "AWS refused the change: {reason}")]
    public static partial Sentence RefusedByAws(string reason);

    [Sentence("part-failed", "AWS could not finish {part} ({type}): {reason}")]
    public static partial Sentence PartFailed(string part, string type, string reason);

    [Sentence("stack-failed", "AWS ended the change with {status} and gave no reason.")]
    public static partial Sentence StackFailed(string status);

    [Sentence("interrupted", "Somebody stopped it outside BucketManager while it was in progress.")]
    public static partial Sentence Interrupted();

    [Sentence("superseded-by-newer", "A newer change replaced this one before it started, and includes it.")]
    public static partial Sentence SupersededByNewer();

    [Sentence("deleted-outside", "Somebody deleted its stack outside BucketManager.")]
    public static partial Sentence DeletedOutside();

    [Sentence("bucket-left-outside", "Somebody deleted its stack outside BucketManager. The bucket and its files are still in the account.")]
    public static partial Sentence BucketLeftOutside();

    [Sentence("stack-name-taken", "The account has a stack \"{stack}\" that BucketManager did not create. Delete it in AWS, then try again.")]
    public static partial Sentence StackNameTaken(string stack);

    [Sentence("prepared-by-hand", "Somebody prepared the stack \"{stack}\" by hand. Carry that out or delete the stack in AWS, then try again.")]
    public static partial Sentence PreparedByHand(string stack);

    [Sentence("earlier-deletion-failed", "An earlier deletion failed halfway, so AWS accepts no change. Delete it again.")]
    public static partial Sentence EarlierDeletionFailed();

    [Sentence("roll-back-failed-again", "An earlier change could not be undone, and a second attempt failed. {reason}")]
    public static partial Sentence RollBackFailedAgain(string reason);

    [Sentence("registry-stuck", "The project's entry in the register (stack \"{stack}\") is in state {status}. Repair it in AWS, then try again.")]
    public static partial Sentence RegistryStuck(string stack, string status);

    [Sentence("files-kept", "It was not empty: the bucket and its files stay in the account, and its name stays taken.")]
    public static partial Sentence FilesKept();

    [Sentence(
        "files-kept-as-asked",
        "The bucket was removed from BucketManager, as requested. It stays in the account with its files, and its name stays taken.")]
    public static partial Sentence FilesKeptAsAsked();

    [Sentence("registered-only", "The project is in the register, but its account is not set up. Save it to set it up, or delete it.")]
    public static partial Sentence RegisteredOnly();

    [Sentence("record-of-another", "Its template says that it is {other}. Somebody changed it outside BucketManager.")]
    public static partial Sentence RecordOfAnother(string other);

    // What somebody did outside, in the diary
    [Sentence("noticed-changed-outside", "Somebody changed \"{name}\" outside BucketManager")]
    public static partial Sentence NoticedChangedOutside(string name);

    [Sentence("noticed-deleted-outside", "Somebody deleted the stack of \"{name}\" outside BucketManager")]
    public static partial Sentence NoticedDeletedOutside(string name);

    [Sentence(
        "noticed-shared-account",
        "Project \"{name}\" was found in account {account}, where \"{other}\" had been opened in the meantime. An account is for one "
        + "project: close one of them")]
    public static partial Sentence NoticedSharedAccount(string name, AccountId account, ProjectName other);

    // What the system mends by itself
    [Sentence("tried-again-by-itself", "BucketManager tried \"{name}\" again, because the cause may be gone: {reason}")]
    public static partial Sentence TriedAgainByItself(string name, string reason);

    [Sentence("roll-back-taken-up", "BucketManager started again to undo an unfinished change of \"{name}\"")]
    public static partial Sentence RollBackTakenUp(string name);

    [Sentence("being-tried-again", "Somebody changed \"{name}\" in the meantime, so BucketManager does not try it again.")]
    public static partial Sentence BeingTriedAgain(string name);

    [Sentence("next-tried-again", "The cause may pass: BucketManager tries again within minutes. You can also save it again, or delete it.")]
    public static partial Sentence NextTriedAgain();

    // What to do next
    [Sentence("next-mend-and-save", "Nothing was changed. Fix the cause and save it again, or leave it as it is.")]
    public static partial Sentence NextMendAndSave();

    [Sentence("next-retry-or-delete", "It was never set up. Fix the cause and save it again, or delete it.")]
    public static partial Sentence NextRetryOrDelete();

    [Sentence("next-delete-again", "Fix the cause in AWS, then delete it again.")]
    public static partial Sentence NextDeleteAgain();

    [Sentence("next-save-again", "A change could not be undone. Fix the cause in AWS, then save again: undoing it comes first.")]
    public static partial Sentence NextSaveAgain();

    [Sentence("next-put-back", "It was changed outside BucketManager. Look at the difference, then put it back.")]
    public static partial Sentence NextPutBack();

    [Sentence("next-bring-up-to-date", "BucketManager has newer protections for this. Update the whole project, or this alone.")]
    public static partial Sentence NextBringUpToDate();

    [Sentence("next-ask-aws", "Somebody is working on it outside BucketManager. Wait until that ends.")]
    public static partial Sentence NextAskAws();

    [Sentence("next-wait-for-turn", "You need not do anything: it continues as soon as AWS answers again.")]
    public static partial Sentence NextWaitForTurn();

    [Sentence(
        "next-wait-longer",
        "You need not do anything: it finishes or is undone. If it is still running in an hour, ask an AWS engineer to look at its "
        + "stack.")]
    public static partial Sentence NextWaitLonger();

    // Why a thing is as it is, where no change of ours says it
    [Sentence("why-throttled", "AWS accepts no more calls at the moment, so this is waiting.")]
    public static partial Sentence WhyThrottled();

    [Sentence("why-takes-long", "AWS has been working on it since {since}. Such a change usually takes much less time.")]
    public static partial Sentence WhyTakesLong(DateTimeOffset since);

    [Sentence("why-roll-back-failed", "A change had to be undone, and that failed in AWS.")]
    public static partial Sentence WhyRollBackFailed();

    [Sentence("why-deletion-failed", "Its deletion failed halfway in AWS.")]
    public static partial Sentence WhyDeletionFailed();

    [Sentence("why-import-failed", "Somebody imported resources into its stack by hand, and undoing that failed in AWS.")]
    public static partial Sentence WhyImportFailed();

    [Sentence("why-creation-failed", "Its creation failed in AWS.")]
    public static partial Sentence WhyCreationFailed();

    [Sentence("why-prepared-by-hand", "Somebody prepared a change of its stack by hand and did not carry it out.")]
    public static partial Sentence WhyPreparedByHand();

    [Sentence("why-worked-on-outside", "Its stack is being changed, and not by BucketManager.")]
    public static partial Sentence WhyWorkedOnOutside();

    [Sentence("why-never-set-up", "It has no stack: nothing is set up in AWS.")]
    public static partial Sentence WhyNeverSetUp();

    [Sentence("why-two-active-keys", "Both access keys are on. If one was to replace the other, the end of the old one was lost with the record.")]
    public static partial Sentence WhyTwoActiveKeys();

    [Sentence("next-end-one-key", "Check which key is still used, then switch off the other one.")]
    public static partial Sentence NextEndOneKey();

    // What a rebuild found
    [Sentence(
        "rebuilt-from-templates",
        "The record of what happened was lost, and everything was read again from the templates on {at}. Waiting changes, jobs and "
        + "earlier activity are gone, and links may be: repeat a change that is missing, and replace a link that does not open.")]
    public static partial Sentence RebuiltFromTemplates(DateTimeOffset at);

    [Sentence("rebuild-found", "It was missing here and was found by its stack.")]
    public static partial Sentence RebuildFound();

    [Sentence("rebuild-gone", "It was shown here, but its stack is gone.")]
    public static partial Sentence RebuildGone();

    [Sentence("rebuild-differs", "It was shown differently from its stack.")]
    public static partial Sentence RebuildDiffers();

    [Sentence("rebuild-unreadable", "There is a stack with this name whose template cannot be read. It was left as it is.")]
    public static partial Sentence RebuildUnreadable();
}
