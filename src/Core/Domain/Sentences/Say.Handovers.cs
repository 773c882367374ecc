using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about keys, hand-overs and the panic button.</summary>
public static partial class Say
{
    // The diary
    [Sentence("handover-offered", "{actor} created a link that gives {company} ({user}) an access key, valid until {until}")]
    public static partial Sentence HandoverOffered(EmailAddress actor, string company, UserName user, DateTimeOffset until);

    [Sentence(
        "handover-offered-replacing",
        "{actor} created a link that gives {company} ({user}) an access key in place of {key}, valid until {until}")]
    public static partial Sentence HandoverOfferedReplacing(EmailAddress actor, string company, UserName user, string key, DateTimeOffset until);

    [Sentence("handover-asked", "{actor} created a link that asks {company} ({user}) for an SSH public key, valid until {until}")]
    public static partial Sentence HandoverAsked(EmailAddress actor, string company, UserName user, DateTimeOffset until);

    [Sentence("handover-withdrawn", "{actor} withdrew a link for {company}")]
    public static partial Sentence HandoverWithdrawn(string actor, string company);

    [Sentence("handover-expired", "A link for {company} expired unused")]
    public static partial Sentence HandoverExpired(string company);

    [Sentence("handover-locked", "A link for {company} was locked after {count} wrong passcodes")]
    public static partial Sentence HandoverLocked(string company, int count);

    [Sentence("handover-claimed", "{company} opened a link from {from} and received the access key {key}")]
    public static partial Sentence HandoverClaimed(string company, string from, string key);

    [Sentence("handover-ssh-key-taken", "{company} opened a link from {from} and sent the SSH public key {key}")]
    public static partial Sentence HandoverSshKeyTaken(string company, string from, string key);

    [Sentence("ssh-key-given", "{company} ({user}) sent the SSH public key {key} through a link")]
    public static partial Sentence SshKeyGiven(string company, UserName user, string key);

    [Sentence(
        "ssh-key-taken-back",
        "The SSH public key {key} of {company} ({user}) was removed, because its link was withdrawn or used in the meantime")]
    public static partial Sentence SshKeyTakenBack(string key, string company, UserName user);

    [Sentence("handover-orphan-deleted", "The key {key} of {company} was deleted: its hand-over was interrupted, and nobody saw its secret")]
    public static partial Sentence HandoverOrphanDeleted(string key, string company);

    [Sentence(
        "handover-orphan-unsure",
        "A hand-over to {company} was interrupted while several keys were created ({keys}). Delete the one that nobody has")]
    public static partial Sentence HandoverOrphanUnsure(string company, string keys);

    [Sentence("key-switched-on", "{actor} switched on the key {key} of {company} ({user})")]
    public static partial Sentence KeySwitchedOn(EmailAddress actor, string key, string company, string user);

    [Sentence("key-switched-off", "{actor} switched off the key {key} of {company} ({user})")]
    public static partial Sentence KeySwitchedOff(EmailAddress actor, string key, string company, string user);

    [Sentence("key-deleted", "{actor} deleted the key {key} of {company} ({user})")]
    public static partial Sentence KeyDeleted(EmailAddress actor, string key, string company, string user);

    [Sentence("key-replaced-off", "The key {key} of {company} was switched off, because {replacement} replaced it")]
    public static partial Sentence KeyReplacedOff(string key, string company, string replacement);

    [Sentence("key-replaced-deleted", "The key {key} of {company} was deleted, 30 days after {replacement} replaced it")]
    public static partial Sentence KeyReplacedDeleted(string key, string company, string replacement);

    [Sentence("user-stopped", "{actor} stopped all access of {company} ({user})")]
    public static partial Sentence UserStopped(EmailAddress actor, string company, UserName user);

    [Sentence("user-stopped-because", "{actor} stopped all access of {company} ({user}): {reason}")]
    public static partial Sentence UserStoppedBecause(EmailAddress actor, string company, UserName user, string reason);

    [Sentence("user-resumed", "{actor} let {company} ({user}) back in")]
    public static partial Sentence UserResumed(EmailAddress actor, string company, UserName user);

    // Summaries
    [Sentence("stops-user", "Denies {company} all access and removes their SSH keys")]
    public static partial Sentence StopsUser(string company);

    [Sentence("resumes-user", "Gives {company} their permissions back. Their old keys stay off: hand over new ones")]
    public static partial Sentence ResumesUser(string company);

    [Sentence("gives-ssh-key", "{company} can connect over SFTP with the key {key}")]
    public static partial Sentence GivesSshKey(string company, string key);

    // What a field breaks
    [Sentence("unknown-key", "{company} has no key {key}.")]
    public static partial Sentence UnknownKey(string company, string key);

    [Sentence("not-for-ssh-keys", "A new SSH key replaces no other key. Leave this out.")]
    public static partial Sentence NotForSshKeys();

    [Sentence("only-with-replaces", "This says how long a replaced key keeps working. Name that key in \"replaces\".")]
    public static partial Sentence OnlyWithReplaces();

    // Refusals
    [Sentence(
        "too-many-keys",
        "{company} has {keys} of 2 keys and {links} open {links:link|links}. Delete a key that is switched off, or withdraw a link.")]
    public static partial Sentence TooManyKeys(string company, int keys, int links);

    [Sentence("too-many-ssh-keys", "{company} has {keys} of {max} SSH keys and {links} open {links:link|links}. Remove a key, or withdraw a link.")]
    public static partial Sentence TooManySshKeys(string company, int keys, int max, int links);

    [Sentence("claim-no-room", "No further key is possible. The link stays open: ask {manager} to delete an old key, then try again.")]
    public static partial Sentence ClaimNoRoom(string manager);

    [Sentence("claim-not-now", "The key cannot be created at the moment. The link stays open: try again later, or ask {manager}.")]
    public static partial Sentence ClaimNotNow(string manager);

    [Sentence("claim-busy", "Somebody else is using this link right now. Try again in a moment.")]
    public static partial Sentence ClaimBusy();

    [Sentence("handover-gone", "This link is no longer valid: it is {state}. Ask the sender for a new one.")]
    public static partial Sentence HandoverGone(string state);

    [Sentence("user-not-set-up", "{company} is still being set up. Try again when that is done.")]
    public static partial Sentence UserNotSetUp(string company);

    [Sentence("user-goes", "{company} is being deleted.")]
    public static partial Sentence UserGoes(string company);

    [Sentence("user-stopped-no-keys", "{company} is stopped. Let them back in before you hand over keys.")]
    public static partial Sentence UserStoppedNoKeys(string company);

    [Sentence("user-ended", "The access of {company} ended on {at}. Extend it before you hand over keys.")]
    public static partial Sentence UserEnded(string company, DateTimeOffset at);

    [Sentence("user-without-sftp", "SFTP is off for {company}. Switch it on first.")]
    public static partial Sentence UserWithoutSftp(string company);

    [Sentence("key-stays-off", "{company} is stopped, so their keys stay off. Let them back in and hand over a new key.")]
    public static partial Sentence KeyStaysOff(string company);

    [Sentence("key-was-stopped", "The key {key} was switched off by \"stop everything\" and stays off. Hand over a new key instead.")]
    public static partial Sentence KeyWasStopped(string key);

    [Sentence("key-active", "The key {key} is on. Switch it off first, and check that everything still works.")]
    public static partial Sentence KeyActive(string key);

    [Sentence("not-stopped", "{company} is not stopped.")]
    public static partial Sentence NotStopped(string company);

    // The panic button, item by item
    [Sentence("stop-key-off", "The key {key} is switched off.")]
    public static partial Sentence StopKeyOff(string key);

    [Sentence("stop-key-failed", "The key {key} could NOT be switched off: AWS is not answering. Try again.")]
    public static partial Sentence StopKeyFailed(string key);

    [Sentence("stop-keys-unknown", "The keys could NOT be checked: AWS is not answering. They may still work. Try again.")]
    public static partial Sentence StopKeysUnknown();

    [Sentence("stop-link-withdrawn", "A link was withdrawn.")]
    public static partial Sentence StopLinkWithdrawn();

    [Sentence("stop-link-too-late", "A link was used before it could be withdrawn. Its key is switched off as well.")]
    public static partial Sentence StopLinkTooLate();

    [Sentence("stop-links-failed", "Links could NOT be withdrawn. Try again.")]
    public static partial Sentence StopLinksFailed();

    [Sentence("stop-ssh-key-running", "The SSH key {key} is being removed.")]
    public static partial Sentence StopSshKeyRunning(string key);

    [Sentence("stop-ssh-key-gone", "The SSH key {key} no longer works.")]
    public static partial Sentence StopSshKeyGone(string key);

    [Sentence("stop-ssh-key-failed", "The SSH key {key} still works. Try again.")]
    public static partial Sentence StopSshKeyFailed(string key);

    [Sentence("stop-grants-running", "All access is being denied. Until that is done, open sessions may continue.")]
    public static partial Sentence StopGrantsRunning();

    [Sentence("stop-grants-done", "All access is denied.")]
    public static partial Sentence StopGrantsDone();

    [Sentence("stop-grants-failed", "Access could NOT be denied: {why} Try again.")]
    public static partial Sentence StopGrantsFailed(string why);

    [Sentence("stop-grants-going", "The user is being deleted, with all permissions.")]
    public static partial Sentence StopGrantsGoing();

    [Sentence("stop-grants-none", "The user was never set up and has no access.")]
    public static partial Sentence StopGrantsNone();
}
