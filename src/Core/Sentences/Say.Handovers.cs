namespace BucketManager.Core.Sentences;

/// <summary>What is said about keys, hand-overs and the panic button.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm HandoverOffered = New("handover-offered",
        "{actor} made a link that gives an access key to {company} ({user}), good until {until}");
    public static readonly SentenceForm HandoverOfferedReplacing = New("handover-offered-replacing",
        "{actor} made a link that gives {company} ({user}) an access key in place of {key}, good until {until}");
    public static readonly SentenceForm HandoverAsked = New("handover-asked",
        "{actor} made a link that asks {company} ({user}) for an SSH public key, good until {until}");
    public static readonly SentenceForm HandoverWithdrawn = New("handover-withdrawn", "{actor} withdrew a link for {user}");
    public static readonly SentenceForm HandoverExpired = New("handover-expired", "A link for {user} ran out unused");
    public static readonly SentenceForm HandoverLocked = New("handover-locked",
        "A link for {user} was locked after {count} wrong passcodes");
    public static readonly SentenceForm HandoverClaimed = New("handover-claimed", "{user} took the access key {key}, from {from}");
    public static readonly SentenceForm HandoverSshKeyTaken = New("handover-ssh-key-taken",
        "{user} gave the SSH public key {key}, from {from}");
    public static readonly SentenceForm SshKeyGiven = New("ssh-key-given", "{company} ({user}) gave the SSH public key {key} by a link");
    public static readonly SentenceForm SshKeyTakenBack = New("ssh-key-taken-back",
        "The SSH public key {key} of {company} ({user}) was removed: its link was withdrawn or used otherwise while the key was being given");
    public static readonly SentenceForm HandoverOrphanDeleted = New("handover-orphan-deleted",
        "The key {key} of {user} was deleted: its claim broke off, so nobody ever saw its secret");
    public static readonly SentenceForm HandoverOrphanUnsure = New("handover-orphan-unsure",
        "A claim of {user} broke off while several keys were made ({keys}). One of them may be nobody's: look, and delete it");
    public static readonly SentenceForm KeySwitchedOn = New("key-switched-on", "{actor} switched on the key {key} of {company} ({user})");
    public static readonly SentenceForm KeySwitchedOff = New("key-switched-off",
        "{actor} switched off the key {key} of {company} ({user})");
    public static readonly SentenceForm KeyDeleted = New("key-deleted", "{actor} deleted the key {key} of {company} ({user})");
    public static readonly SentenceForm KeyReplacedOff = New("key-replaced-off",
        "The key {key} of {user} was switched off: {replacement} has replaced it");
    public static readonly SentenceForm KeyReplacedDeleted = New("key-replaced-deleted",
        "The key {key} of {user} was deleted, 30 days after {replacement} had replaced it");
    public static readonly SentenceForm UserStopped = New("user-stopped", "{actor} stopped {company} ({user})");
    public static readonly SentenceForm UserStoppedBecause = New("user-stopped-because", "{actor} stopped {company} ({user}): {reason}");
    public static readonly SentenceForm UserResumed = New("user-resumed", "{actor} let {company} ({user}) back in");

    // Summaries
    public static readonly SentenceForm StopsUser = New("stops-user", "Denies {company} everything and takes its SSH keys away");
    public static readonly SentenceForm ResumesUser = New("resumes-user",
        "Gives {company} its permissions back. Its old keys stay off: hand over new ones");

    public static readonly SentenceForm GivesSshKey = New("gives-ssh-key", "{company} may sign in over SFTP with the key {key}");

    // What a field breaks
    public static readonly SentenceForm PasscodeShape = New("passcode-shape", "Must be eight digits, such as 4821-7753.");
    public static readonly SentenceForm UnknownKey = New("unknown-key", "{user} has no key {key}.");
    public static readonly SentenceForm NotForSshKeys = New("not-for-ssh-keys",
        "An SSH key adds to the others and replaces none. Leave this out.");
    public static readonly SentenceForm OnlyWithReplaces = New("only-with-replaces",
        "Says how long a replaced key goes on: name the key in \"replaces\".");

    // Refusals
    public static readonly SentenceForm TooManyKeys = New("too-many-keys",
        "{user} has {keys} of 2 keys and {links} of its links are open. Delete a key that is switched off, or withdraw a link.");
    public static readonly SentenceForm TooManySshKeys = New("too-many-ssh-keys",
        "{user} has {keys} of {max} SSH keys and {links} of its links are open. Take a key away, or withdraw a link.");
    public static readonly SentenceForm ClaimNoRoom = New("claim-no-room",
        "There is no room for another key. The link stays open: ask {manager} to take an old one away, then try again.");
    public static readonly SentenceForm ClaimNotNow = New("claim-not-now",
        "The key cannot be taken at the moment. The link stays open: try again later, or ask {manager}.");
    public static readonly SentenceForm ClaimBusy = New("claim-busy", "Somebody else is at this link just now. Try again in a moment.");
    public static readonly SentenceForm HandoverGone = New("handover-gone",
        "This link cannot be used any more: it is {state}. Ask the person who sent it for a new one.");
    public static readonly SentenceForm UserNotSetUp = New("user-not-set-up", "{user} is not set up yet. Try again when it is ready.");
    public static readonly SentenceForm UserGoes = New("user-goes", "{user} is being removed.");
    public static readonly SentenceForm UserStoppedNoKeys = New("user-stopped-no-keys",
        "{user} is stopped. Let it back in before you hand over keys.");
    public static readonly SentenceForm UserEnded = New("user-ended",
        "The access of {user} ended at {at}. Extend it before you hand over keys.");
    public static readonly SentenceForm UserWithoutSftp = New("user-without-sftp", "{user} does not come over SFTP. Switch that on first.");
    public static readonly SentenceForm KeyStaysOff = New("key-stays-off", "{user} is stopped, so its keys stay off.");
    public static readonly SentenceForm KeyWasStopped = New("key-was-stopped",
        "The key {key} was switched off when everything was stopped, and stays off. Hand over a new key instead.");
    public static readonly SentenceForm KeyActive = New("key-active",
        "The key {key} is switched on. Switch it off first, and see that nothing misses it.");
    public static readonly SentenceForm NotStopped = New("not-stopped", "{user} is not stopped.");

    // The panic button, item by item
    public static readonly SentenceForm StopKeyOff = New("stop-key-off", "The key {key} is switched off.");
    public static readonly SentenceForm StopKeyFailed = New("stop-key-failed",
        "The key {key} could NOT be switched off: AWS does not answer. Press stop again.");
    public static readonly SentenceForm StopKeysUnknown = New("stop-keys-unknown",
        "Its keys could NOT be looked at: AWS does not answer. They may still work. Press stop again.");
    public static readonly SentenceForm StopLinkWithdrawn = New("stop-link-withdrawn", "A link is withdrawn.");
    public static readonly SentenceForm StopLinkTooLate = New("stop-link-too-late",
        "A link was used before it could be withdrawn; its key is switched off as well.");
    public static readonly SentenceForm StopLinksFailed = New("stop-links-failed", "Links could NOT be withdrawn. Press stop again.");
    public static readonly SentenceForm StopSshKeyRunning = New("stop-ssh-key-running",
        "The SSH key {key} goes with the change that is under way.");
    public static readonly SentenceForm StopSshKeyGone = New("stop-ssh-key-gone", "The SSH key {key} opens nothing any more.");
    public static readonly SentenceForm StopSshKeyFailed = New("stop-ssh-key-failed", "The SSH key {key} still works. Press stop again.");
    public static readonly SentenceForm StopGrantsRunning = New("stop-grants-running",
        "A change that denies everything is under way. Until it is done, sessions that are open may go on.");
    public static readonly SentenceForm StopGrantsDone = New("stop-grants-done", "Everything is denied.");
    public static readonly SentenceForm StopGrantsFailed = New("stop-grants-failed",
        "The change that denies everything could NOT be made: {why} Press stop again.");
    public static readonly SentenceForm StopGrantsGoing = New("stop-grants-going", "It is being removed, with all its permissions.");
    public static readonly SentenceForm StopGrantsNone = New("stop-grants-none", "It was never set up, so it may do nothing.");
}
