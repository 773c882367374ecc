namespace BucketManager.Core.Sentences;

/// <summary>What the write loop says: why a change was not accepted, how it ended, and what to do next.</summary>
public static partial class Say
{
    // Not accepted
    public static readonly SentenceForm NameInUse = New("name-in-use", "There is a {kind} named \"{name}\" already. Choose another name.");
    public static readonly SentenceForm NameOfKeptBucket = New("name-of-kept-bucket",
        "A bucket \"{name}\" was taken out of management and its files were kept. Its name stays taken: choose another one.");
    public static readonly SentenceForm BeingDeleted = New("being-deleted", "\"{name}\" is being deleted. It cannot be changed any more.");
    public static readonly SentenceForm OnlyDeletionLeft = New("only-deletion-left",
        "Deleting \"{name}\" failed halfway. All that is possible now is to delete it again.");
    public static readonly SentenceForm MadeOutside = New("made-outside",
        "The stack of \"{name}\" was made outside BucketManager, and what it holds is not known. Try again when it is ready; "
        + "if that does not help, an AWS engineer must look at it.");
    public static readonly SentenceForm ProjectNotReady = New("project-not-ready",
        "The project is not set up yet, or is being closed. Nothing in it can be changed now.");
    public static readonly SentenceForm JustRebuilt = New("just-rebuilt",
        "What is known was just rebuilt from the templates. Changes are taken again in {seconds} seconds.");
    public static readonly SentenceForm BeingRebuilt = New("being-rebuilt",
        "What the project holds is still being read from the templates. Changes are taken again as soon as that is done.");
    public static readonly SentenceForm TooBusy = New("too-busy", "Too many people change this at once. Try again in a moment.");

    // How a change ended
    public static readonly SentenceForm RefusedByAws = New("refused-by-aws", "AWS refused the change: {reason}");
    public static readonly SentenceForm PartFailed = New("part-failed", "AWS could not finish {part} ({type}): {reason}");
    public static readonly SentenceForm StackFailed = New("stack-failed", "AWS ended the change with {status} and gave no reason.");
    public static readonly SentenceForm Interrupted = New("interrupted",
        "Somebody stopped it outside BucketManager while it was being carried out.");
    public static readonly SentenceForm SupersededByNewer = New("superseded-by-newer",
        "A newer edit took its place before it was begun, and contains it.");
    public static readonly SentenceForm DeletedOutside = New("deleted-outside", "Its stack was deleted outside BucketManager.");
    public static readonly SentenceForm BucketLeftOutside = New("bucket-left-outside",
        "Its stack was deleted outside BucketManager. The bucket and its files are still in the account.");
    public static readonly SentenceForm StackNameTaken = New("stack-name-taken",
        "The account has a stack \"{stack}\" that BucketManager did not make. Remove it in AWS, then try again.");
    public static readonly SentenceForm PreparedByHand = New("prepared-by-hand",
        "Somebody prepared the stack \"{stack}\" by hand. Carry that out or delete the stack in AWS, then try again.");
    public static readonly SentenceForm EarlierDeletionFailed = New("earlier-deletion-failed",
        "An earlier deletion failed halfway, so AWS takes no change. Delete it again.");
    public static readonly SentenceForm RollBackFailedAgain = New("roll-back-failed-again",
        "An earlier change could not be rolled back, and taking that up again failed. {reason}");
    public static readonly SentenceForm RegistryStuck = New("registry-stuck",
        "The project's entry in the register (stack \"{stack}\") is in state {status}. Mend it in AWS, then try again.");
    public static readonly SentenceForm FilesKept = New("files-kept",
        "It was not empty: the bucket and its files stay in the account, and its name stays taken.");
    public static readonly SentenceForm FilesKeptAsAsked = New("files-kept-as-asked",
        "Only its management ended, as was asked: the bucket and its files stay in the account, and its name stays taken.");
    public static readonly SentenceForm RegisteredOnly = New("registered-only",
        "The project stands in the register, but its account has no baseline. Save it to set it up, or delete it.");
    public static readonly SentenceForm RecordOfAnother = New("record-of-another",
        "Its template says that it is {other}. Somebody changed it outside BucketManager.");

    // What somebody did outside, in the diary
    public static readonly SentenceForm NoticedChangedOutside = New("noticed-changed-outside",
        "Somebody changed \"{name}\" outside BucketManager");
    public static readonly SentenceForm NoticedDeletedOutside = New("noticed-deleted-outside",
        "Somebody deleted the stack of \"{name}\" outside BucketManager");
    public static readonly SentenceForm NoticedSharedAccount = New("noticed-shared-account",
        "Project \"{name}\" was found in account {account}, in which \"{other}\" had been opened meanwhile. An account is for one project: close one of them");

    // What the system mends by itself
    public static readonly SentenceForm TriedAgainByItself = New("tried-again-by-itself",
        "\"{name}\" was tried again by itself, because the cause may have passed: {reason}");
    public static readonly SentenceForm RollBackTakenUp = New("roll-back-taken-up",
        "The roll-back of \"{name}\" that did not end was taken up again by itself");
    public static readonly SentenceForm BeingTriedAgain = New("being-tried-again",
        "Somebody changed \"{name}\" meanwhile, so it is not tried again by itself.");
    public static readonly SentenceForm NextTriedAgain = New("next-tried-again",
        "The cause may pass by itself: it is tried again within minutes. You can also save it again, or delete it.");

    // What to do next
    public static readonly SentenceForm NextMendAndSave = New("next-mend-and-save",
        "Nothing was changed. Mend what the reason names and save it again, or leave it as it is.");
    public static readonly SentenceForm NextRetryOrDelete = New("next-retry-or-delete",
        "It was never set up. Mend what the reason names and save it again, or delete it.");
    public static readonly SentenceForm NextDeleteAgain = New("next-delete-again",
        "Mend what the reason names in AWS, then delete it again.");
    public static readonly SentenceForm NextSaveAgain = New("next-save-again",
        "A roll-back did not end. Mend what the reason names in AWS, then save again: the roll-back is taken up first.");
    public static readonly SentenceForm NextPutBack = New("next-put-back",
        "It was changed outside BucketManager. Look at the difference, then put our version back.");
    public static readonly SentenceForm NextBringUpToDate = New("next-bring-up-to-date",
        "BucketManager protects such a thing better by now. Bring the project up to date, or this thing alone.");
    public static readonly SentenceForm NextAskAws = New("next-ask-aws",
        "Somebody works on it outside BucketManager. Wait until that ends.");

    public static readonly SentenceForm NextWaitForTurn = New("next-wait-for-turn",
        "Nothing has to be done: it goes on by itself as soon as AWS answers again.");
    public static readonly SentenceForm NextWaitLonger = New("next-wait-longer",
        "Nothing has to be done: it ends by itself, or is taken back. If it still runs in an hour, let somebody look at its stack in AWS.");

    // Why a thing is as it is, where no change of ours says it
    public static readonly SentenceForm WhyThrottled = New("why-throttled", "AWS takes no more calls at the moment, so this waits for its turn.");
    public static readonly SentenceForm WhyTakesLong = New("why-takes-long",
        "AWS works on it since {since}. That is much longer than such a change usually takes.");
    public static readonly SentenceForm WhyRollBackFailed = New("why-roll-back-failed",
        "A change of it was to be taken back, and that failed in AWS.");
    public static readonly SentenceForm WhyDeletionFailed = New("why-deletion-failed", "Its deletion failed halfway in AWS.");
    public static readonly SentenceForm WhyImportFailed = New("why-import-failed",
        "Somebody brought resources into its stack by hand, and taking that back failed in AWS.");
    public static readonly SentenceForm WhyCreationFailed = New("why-creation-failed", "Its creation failed in AWS.");
    public static readonly SentenceForm WhyPreparedByHand = New("why-prepared-by-hand",
        "Somebody prepared a change of its stack by hand, and it was not carried out.");
    public static readonly SentenceForm WhyWorkedOnOutside = New("why-worked-on-outside",
        "Something runs on its stack that BucketManager did not begin.");
    public static readonly SentenceForm WhyNeverSetUp = New("why-never-set-up", "It has no stack, and nothing of it is applied.");

    public static readonly SentenceForm WhyTwoActiveKeys = New("why-two-active-keys",
        "Both access keys are active. If one was to replace the other, its end was forgotten when what was known was lost.");
    public static readonly SentenceForm NextEndOneKey = New("next-end-one-key",
        "See which key is still used, then switch the other one off.");

    // What a rebuild found
    public static readonly SentenceForm RebuiltFromTemplates = New("rebuilt-from-templates",
        "What was known was lost, and was read again from the templates at {at}. "
        + "Waiting edits, operations, jobs and the diary from before are gone, and hand-overs may be: repeat a change that is missing, "
        + "and offer a link again that does not open.");
    public static readonly SentenceForm RebuildFound = New("rebuild-found", "Was not known, and was found by its stack.");
    public static readonly SentenceForm RebuildGone = New("rebuild-gone", "Was known, and its stack is gone.");
    public static readonly SentenceForm RebuildDiffers = New("rebuild-differs", "Was known otherwise than its stack shows it.");
    public static readonly SentenceForm RebuildUnreadable = New("rebuild-unreadable",
        "There is a stack of this name whose template cannot be read. It was left alone.");
}
