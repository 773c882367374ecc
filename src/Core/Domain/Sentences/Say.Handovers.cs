using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about keys, hand-overs and the panic button.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm HandoverOffered = New("handover-offered",
        "{actor} created a link that gives {company} ({user}) an access key, valid until {until}");
    public static readonly SentenceForm HandoverOfferedReplacing = New("handover-offered-replacing",
        "{actor} created a link that gives {company} ({user}) an access key in place of {key}, valid until {until}");
    public static readonly SentenceForm HandoverAsked = New("handover-asked",
        "{actor} created a link that asks {company} ({user}) for an SSH public key, valid until {until}");
    public static readonly SentenceForm HandoverWithdrawn = New("handover-withdrawn", "{actor} withdrew a link for {company}");
    public static readonly SentenceForm HandoverExpired = New("handover-expired", "A link for {company} expired unused");
    public static readonly SentenceForm HandoverLocked = New("handover-locked",
        "A link for {company} was locked after {count} wrong passcodes");
    public static readonly SentenceForm HandoverClaimed = New("handover-claimed",
        "{company} opened a link from {from} and received the access key {key}");
    public static readonly SentenceForm HandoverSshKeyTaken = New("handover-ssh-key-taken",
        "{company} opened a link from {from} and sent the SSH public key {key}");
    public static readonly SentenceForm SshKeyGiven = New("ssh-key-given",
        "{company} ({user}) sent the SSH public key {key} through a link");
    public static readonly SentenceForm SshKeyTakenBack = New("ssh-key-taken-back",
        "The SSH public key {key} of {company} ({user}) was removed, because its link was withdrawn or used in the meantime");
    public static readonly SentenceForm HandoverOrphanDeleted = New("handover-orphan-deleted",
        "The key {key} of {company} was deleted: its hand-over was interrupted, and nobody saw its secret");
    public static readonly SentenceForm HandoverOrphanUnsure = New("handover-orphan-unsure",
        "A hand-over to {company} was interrupted while several keys were created ({keys}). Delete the one that nobody has");
    public static readonly SentenceForm KeySwitchedOn = New("key-switched-on", "{actor} switched on the key {key} of {company} ({user})");
    public static readonly SentenceForm KeySwitchedOff = New("key-switched-off",
        "{actor} switched off the key {key} of {company} ({user})");
    public static readonly SentenceForm KeyDeleted = New("key-deleted", "{actor} deleted the key {key} of {company} ({user})");
    public static readonly SentenceForm KeyReplacedOff = New("key-replaced-off",
        "The key {key} of {company} was switched off, because {replacement} replaced it");
    public static readonly SentenceForm KeyReplacedDeleted = New("key-replaced-deleted",
        "The key {key} of {company} was deleted, 30 days after {replacement} replaced it");
    public static readonly SentenceForm UserStopped = New("user-stopped", "{actor} stopped all access of {company} ({user})");
    public static readonly SentenceForm UserStoppedBecause = New("user-stopped-because",
        "{actor} stopped all access of {company} ({user}): {reason}");
    public static readonly SentenceForm UserResumed = New("user-resumed", "{actor} let {company} ({user}) back in");

    // Summaries
    public static readonly SentenceForm StopsUser = New("stops-user", "Denies {company} all access and removes their SSH keys");
    public static readonly SentenceForm ResumesUser = New("resumes-user",
        "Gives {company} their permissions back. Their old keys stay off: hand over new ones");

    public static readonly SentenceForm GivesSshKey = New("gives-ssh-key", "{company} can connect over SFTP with the key {key}");

    // What a field breaks
    public static readonly SentenceForm UnknownKey = New("unknown-key", "{company} has no key {key}.");
    public static readonly SentenceForm NotForSshKeys = New("not-for-ssh-keys", "A new SSH key replaces no other key. Leave this out.");
    public static readonly SentenceForm OnlyWithReplaces = New("only-with-replaces",
        "This says how long a replaced key keeps working. Name that key in \"replaces\".");

    // Refusals
    public static readonly SentenceForm TooManyKeys = New("too-many-keys",
        "{company} has {keys} of 2 keys and {links} open {links:link|links}. Delete a key that is switched off, or withdraw a link.");
    public static readonly SentenceForm TooManySshKeys = New("too-many-ssh-keys",
        "{company} has {keys} of {max} SSH keys and {links} open {links:link|links}. Remove a key, or withdraw a link.");
    public static readonly SentenceForm ClaimNoRoom = New("claim-no-room",
        "No further key is possible. The link stays open: ask {manager} to delete an old key, then try again.");
    public static readonly SentenceForm ClaimNotNow = New("claim-not-now",
        "The key cannot be created at the moment. The link stays open: try again later, or ask {manager}.");
    public static readonly SentenceForm ClaimBusy = New("claim-busy",
        "Somebody else is using this link right now. Try again in a moment.");
    public static readonly SentenceForm HandoverGone = New("handover-gone",
        "This link is no longer valid: it is {state}. Ask the sender for a new one.");
    public static readonly SentenceForm UserNotSetUp = New("user-not-set-up",
        "{company} is still being set up. Try again when that is done.");
    public static readonly SentenceForm UserGoes = New("user-goes", "{company} is being deleted.");
    public static readonly SentenceForm UserStoppedNoKeys = New("user-stopped-no-keys",
        "{company} is stopped. Let them back in before you hand over keys.");
    public static readonly SentenceForm UserEnded = New("user-ended",
        "The access of {company} ended on {at}. Extend it before you hand over keys.");
    public static readonly SentenceForm UserWithoutSftp = New("user-without-sftp", "SFTP is off for {company}. Switch it on first.");
    public static readonly SentenceForm KeyStaysOff = New("key-stays-off",
        "{company} is stopped, so their keys stay off. Let them back in and hand over a new key.");
    public static readonly SentenceForm KeyWasStopped = New("key-was-stopped",
        "The key {key} was switched off by \"stop everything\" and stays off. Hand over a new key instead.");
    public static readonly SentenceForm KeyActive = New("key-active",
        "The key {key} is on. Switch it off first, and check that everything still works.");
    public static readonly SentenceForm NotStopped = New("not-stopped", "{company} is not stopped.");

    // The panic button, item by item
    public static readonly SentenceForm StopKeyOff = New("stop-key-off", "The key {key} is switched off.");
    public static readonly SentenceForm StopKeyFailed = New("stop-key-failed",
        "The key {key} could NOT be switched off: AWS is not answering. Try again.");
    public static readonly SentenceForm StopKeysUnknown = New("stop-keys-unknown",
        "The keys could NOT be checked: AWS is not answering. They may still work. Try again.");
    public static readonly SentenceForm StopLinkWithdrawn = New("stop-link-withdrawn", "A link was withdrawn.");
    public static readonly SentenceForm StopLinkTooLate = New("stop-link-too-late",
        "A link was used before it could be withdrawn. Its key is switched off as well.");
    public static readonly SentenceForm StopLinksFailed = New("stop-links-failed", "Links could NOT be withdrawn. Try again.");
    public static readonly SentenceForm StopSshKeyRunning = New("stop-ssh-key-running", "The SSH key {key} is being removed.");
    public static readonly SentenceForm StopSshKeyGone = New("stop-ssh-key-gone", "The SSH key {key} no longer works.");
    public static readonly SentenceForm StopSshKeyFailed = New("stop-ssh-key-failed", "The SSH key {key} still works. Try again.");
    public static readonly SentenceForm StopGrantsRunning = New("stop-grants-running",
        "All access is being denied. Until that is done, open sessions may continue.");
    public static readonly SentenceForm StopGrantsDone = New("stop-grants-done", "All access is denied.");
    public static readonly SentenceForm StopGrantsFailed = New("stop-grants-failed", "Access could NOT be denied: {why} Try again.");
    public static readonly SentenceForm StopGrantsGoing = New("stop-grants-going", "The user is being deleted, with all permissions.");
    public static readonly SentenceForm StopGrantsNone = New("stop-grants-none", "The user was never set up and has no access.");
}
