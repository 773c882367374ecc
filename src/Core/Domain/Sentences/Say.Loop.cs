using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What the write loop says: why a change was not accepted, how it ended, and what to do next.</summary>
public static partial class Say
{
    // Not accepted
    public static readonly SentenceForm NameInUse = New("name-in-use", "There is already a {kind} named \"{name}\". Choose another name.");
    public static readonly SentenceForm NameOfKeptBucket = New("name-of-kept-bucket",
        "A bucket \"{name}\" was removed from BucketManager, and its files were kept. Its name stays taken: choose another one.");
    public static readonly SentenceForm BeingDeleted = New("being-deleted", "\"{name}\" is being deleted. It can no longer be changed.");
    public static readonly SentenceForm OnlyDeletionLeft = New("only-deletion-left",
        "The deletion of \"{name}\" failed halfway. You can only delete it again.");
    public static readonly SentenceForm MadeOutside = New("made-outside",
        "Somebody created the stack of \"{name}\" outside BucketManager. Try again when it is ready. If that does not help, ask an AWS "
        + "engineer to look at it.");
    public static readonly SentenceForm ProjectNotReady = New("project-not-ready",
        "The project is still being set up, or is being closed. Nothing in it can be changed now.");
    public static readonly SentenceForm JustRebuilt = New("just-rebuilt",
        "Everything was just read again from the templates. You can make changes again in {seconds} seconds.");
    public static readonly SentenceForm BeingRebuilt = New("being-rebuilt",
        "The project is still being read from the templates. You can make changes again when that is done.");
    public static readonly SentenceForm TooBusy = New("too-busy", "Too many people are changing this at once. Try again in a moment.");

    // How a change ended
    public static readonly SentenceForm RefusedByAws = New("refused-by-aws", "AWS refused the change: {reason}");
    public static readonly SentenceForm PartFailed = New("part-failed", "AWS could not finish {part} ({type}): {reason}");
    public static readonly SentenceForm StackFailed = New("stack-failed", "AWS ended the change with {status} and gave no reason.");
    public static readonly SentenceForm Interrupted = New("interrupted",
        "Somebody stopped it outside BucketManager while it was in progress.");
    public static readonly SentenceForm SupersededByNewer = New("superseded-by-newer",
        "A newer change replaced this one before it started, and includes it.");
    public static readonly SentenceForm DeletedOutside = New("deleted-outside", "Somebody deleted its stack outside BucketManager.");
    public static readonly SentenceForm BucketLeftOutside = New("bucket-left-outside",
        "Somebody deleted its stack outside BucketManager. The bucket and its files are still in the account.");
    public static readonly SentenceForm StackNameTaken = New("stack-name-taken",
        "The account has a stack \"{stack}\" that BucketManager did not create. Delete it in AWS, then try again.");
    public static readonly SentenceForm PreparedByHand = New("prepared-by-hand",
        "Somebody prepared the stack \"{stack}\" by hand. Carry that out or delete the stack in AWS, then try again.");
    public static readonly SentenceForm EarlierDeletionFailed = New("earlier-deletion-failed",
        "An earlier deletion failed halfway, so AWS accepts no change. Delete it again.");
    public static readonly SentenceForm RollBackFailedAgain = New("roll-back-failed-again",
        "An earlier change could not be undone, and a second attempt failed. {reason}");
    public static readonly SentenceForm RegistryStuck = New("registry-stuck",
        "The project's entry in the register (stack \"{stack}\") is in state {status}. Repair it in AWS, then try again.");
    public static readonly SentenceForm FilesKept = New("files-kept",
        "It was not empty: the bucket and its files stay in the account, and its name stays taken.");
    public static readonly SentenceForm FilesKeptAsAsked = New("files-kept-as-asked",
        "The bucket was removed from BucketManager, as requested. It stays in the account with its files, and its name stays taken.");
    public static readonly SentenceForm RegisteredOnly = New("registered-only",
        "The project is in the register, but its account is not set up. Save it to set it up, or delete it.");
    public static readonly SentenceForm RecordOfAnother = New("record-of-another",
        "Its template says that it is {other}. Somebody changed it outside BucketManager.");

    // What somebody did outside, in the diary
    public static readonly SentenceForm NoticedChangedOutside = New("noticed-changed-outside",
        "Somebody changed \"{name}\" outside BucketManager");
    public static readonly SentenceForm NoticedDeletedOutside = New("noticed-deleted-outside",
        "Somebody deleted the stack of \"{name}\" outside BucketManager");
    public static readonly SentenceForm NoticedSharedAccount = New("noticed-shared-account",
        "Project \"{name}\" was found in account {account}, where \"{other}\" had been opened in the meantime. An account is for one "
        + "project: close one of them");

    // What the system mends by itself
    public static readonly SentenceForm TriedAgainByItself = New("tried-again-by-itself",
        "BucketManager tried \"{name}\" again, because the cause may be gone: {reason}");
    public static readonly SentenceForm RollBackTakenUp = New("roll-back-taken-up",
        "BucketManager started again to undo an unfinished change of \"{name}\"");
    public static readonly SentenceForm BeingTriedAgain = New("being-tried-again",
        "Somebody changed \"{name}\" in the meantime, so BucketManager does not try it again.");
    public static readonly SentenceForm NextTriedAgain = New("next-tried-again",
        "The cause may pass: BucketManager tries again within minutes. You can also save it again, or delete it.");

    // What to do next
    public static readonly SentenceForm NextMendAndSave = New("next-mend-and-save",
        "Nothing was changed. Fix the cause and save it again, or leave it as it is.");
    public static readonly SentenceForm NextRetryOrDelete = New("next-retry-or-delete",
        "It was never set up. Fix the cause and save it again, or delete it.");
    public static readonly SentenceForm NextDeleteAgain = New("next-delete-again", "Fix the cause in AWS, then delete it again.");
    public static readonly SentenceForm NextSaveAgain = New("next-save-again",
        "A change could not be undone. Fix the cause in AWS, then save again: undoing it comes first.");
    public static readonly SentenceForm NextPutBack = New("next-put-back",
        "It was changed outside BucketManager. Look at the difference, then put it back.");
    public static readonly SentenceForm NextBringUpToDate = New("next-bring-up-to-date",
        "BucketManager has newer protections for this. Update the whole project, or this alone.");
    public static readonly SentenceForm NextAskAws = New("next-ask-aws",
        "Somebody is working on it outside BucketManager. Wait until that ends.");

    public static readonly SentenceForm NextWaitForTurn = New("next-wait-for-turn",
        "You need not do anything: it continues as soon as AWS answers again.");
    public static readonly SentenceForm NextWaitLonger = New("next-wait-longer",
        "You need not do anything: it finishes or is undone. If it is still running in an hour, ask an AWS engineer to look at its "
        + "stack.");

    // Why a thing is as it is, where no change of ours says it
    public static readonly SentenceForm WhyThrottled = New("why-throttled",
        "AWS accepts no more calls at the moment, so this is waiting.");
    public static readonly SentenceForm WhyTakesLong = New("why-takes-long",
        "AWS has been working on it since {since}. Such a change usually takes much less time.");
    public static readonly SentenceForm WhyRollBackFailed = New("why-roll-back-failed",
        "A change had to be undone, and that failed in AWS.");
    public static readonly SentenceForm WhyDeletionFailed = New("why-deletion-failed", "Its deletion failed halfway in AWS.");
    public static readonly SentenceForm WhyImportFailed = New("why-import-failed",
        "Somebody imported resources into its stack by hand, and undoing that failed in AWS.");
    public static readonly SentenceForm WhyCreationFailed = New("why-creation-failed", "Its creation failed in AWS.");
    public static readonly SentenceForm WhyPreparedByHand = New("why-prepared-by-hand",
        "Somebody prepared a change of its stack by hand and did not carry it out.");
    public static readonly SentenceForm WhyWorkedOnOutside = New("why-worked-on-outside",
        "Its stack is being changed, and not by BucketManager.");
    public static readonly SentenceForm WhyNeverSetUp = New("why-never-set-up", "It has no stack: nothing is set up in AWS.");

    public static readonly SentenceForm WhyTwoActiveKeys = New("why-two-active-keys",
        "Both access keys are on. If one was to replace the other, the end of the old one was lost with the record.");
    public static readonly SentenceForm NextEndOneKey = New("next-end-one-key",
        "Check which key is still used, then switch off the other one.");

    // What a rebuild found
    public static readonly SentenceForm RebuiltFromTemplates = New("rebuilt-from-templates",
        "The record of what happened was lost, and everything was read again from the templates on {at}. Waiting changes, jobs and "
        + "earlier activity are gone, and links may be: repeat a change that is missing, and replace a link that does not open.");
    public static readonly SentenceForm RebuildFound = New("rebuild-found", "It was missing here and was found by its stack.");
    public static readonly SentenceForm RebuildGone = New("rebuild-gone", "It was shown here, but its stack is gone.");
    public static readonly SentenceForm RebuildDiffers = New("rebuild-differs", "It was shown differently from its stack.");
    public static readonly SentenceForm RebuildUnreadable = New("rebuild-unreadable",
        "There is a stack with this name whose template cannot be read. It was left as it is.");
}
