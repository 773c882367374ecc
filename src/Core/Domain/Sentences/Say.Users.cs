using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about third parties. They are called by their company.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm UserAdded = New("user-added", "{actor} added {company} as {user}");
    public static readonly SentenceForm UserAddedAgain = New("user-added-again", "{actor} tried to add {company} as {user} again");
    public static readonly SentenceForm UserSaved = New("user-saved", "{actor} saved {company} ({user}) without changes");
    public static readonly SentenceForm UserChanged = New("user-changed",
        "{actor} made {count} {count:change|changes} to {company} ({user})");
    public static readonly SentenceForm UserContactChanged = New("user-contact-changed", "{actor} changed the contact at {company} ({user})");
    public static readonly SentenceForm UserExpiryChanged = New("user-expiry-changed",
        "{actor} changed when the access of {company} ({user}) ends");
    public static readonly SentenceForm UserNetworksChanged = New("user-networks-changed",
        "{actor} changed the allowed networks of {company} ({user})");
    public static readonly SentenceForm UserSftpOn = New("user-sftp-on", "{actor} switched SFTP on for {company} ({user})");
    public static readonly SentenceForm UserSftpOff = New("user-sftp-off", "{actor} switched SFTP off for {company} ({user})");
    public static readonly SentenceForm UserSshKeysChanged = New("user-ssh-keys-changed", "{actor} changed the SSH keys of {company} ({user})");
    public static readonly SentenceForm UserRemoved = New("user-removed", "{actor} deleted {company} ({user})");

    // Summaries
    public static readonly SentenceForm AddsUser = New("adds-user", "Adds {company} as {user}, contact {contact}");
    public static readonly SentenceForm RemovesUser = New("removes-user", "Deletes {company} ({user}) with all their keys and open links");
    public static readonly SentenceForm CompanyChanged = New("company-changed", "Changes the company to \"{company}\" (was \"{was}\")");
    public static readonly SentenceForm ContactNameChanged = New("contact-name-changed", "Changes the contact to \"{contact}\" (was \"{was}\")");
    public static readonly SentenceForm ContactEmailChanged = New("contact-email-changed", "Changes the contact's e-mail address to {email} (was {was})");
    public static readonly SentenceForm EndsSet = New("ends-set", "{company} has access until {at}");
    public static readonly SentenceForm EndsLimited = New("ends-limited", "{company} has access until {at} (was for ever)");
    public static readonly SentenceForm EndsChanged = New("ends-changed", "{company} has access until {at} (was until {was})");
    public static readonly SentenceForm EndsNever = New("ends-never", "{company} has access for ever (was until {was})");
    public static readonly SentenceForm ComesFromSet = New("comes-from-set", "{company} can connect only from {networks}");
    public static readonly SentenceForm ComesFromLimited = New("comes-from-limited",
        "{company} can connect only from {networks} (was from anywhere)");
    public static readonly SentenceForm ComesFromAnywhere = New("comes-from-anywhere",
        "{company} can connect from anywhere (was only from {was})");
    public static readonly SentenceForm ComesFromAlso = New("comes-from-also", "{company} can now also connect from {network}");
    public static readonly SentenceForm ComesFromNoLonger = New("comes-from-no-longer", "{company} can no longer connect from {network}");
    public static readonly SentenceForm SftpForUserOn = New("sftp-for-user-on", "{company} can now connect over SFTP");
    public static readonly SentenceForm SftpForUserOff = New("sftp-for-user-off", "{company} can no longer connect over SFTP");
    public static readonly SentenceForm SshKeyAdded = New("ssh-key-added", "{company} can connect over SFTP with the key {fingerprint}");
    public static readonly SentenceForm SshKeyRemoved = New("ssh-key-removed",
        "{company} can no longer connect over SFTP with the key {fingerprint}");

    // Warnings
    public static readonly SentenceForm NeverEnds = New("never-ends", "The access of {company} never ends. Choose a last day.");
    public static readonly SentenceForm FromAnywhere = New("from-anywhere",
        "{company} can connect from anywhere. Enter their networks, so that a stolen key is useless elsewhere.");
    public static readonly SentenceForm SftpIgnoresNetworks = New("sftp-ignores-networks",
        "Over SFTP, {company} can connect from anywhere: their networks apply to S3 only.");
    public static readonly SentenceForm SftpWithoutKey = New("sftp-without-key",
        "{company} needs an SSH key to connect over SFTP. Ask for it with a link.");
    public static readonly SentenceForm SshKeysRest = New("ssh-keys-rest",
        "The SSH keys of {company} have no effect while SFTP is off for them.");

    // Refusals
    public static readonly SentenceForm NoSftpServer = New("no-sftp-server", "This project has no SFTP server. Ask an admin to switch SFTP on.");
    public static readonly SentenceForm SftpServerNotReady = New("sftp-server-not-ready", "The SFTP server is still being set up. Try again when the project is ready.");
    public static readonly SentenceForm UserIsStopped = New("user-is-stopped",
        "{company} is stopped. Let them back in before you change anything.");
    public static readonly SentenceForm UserNeverWas = New("user-never-was",
        "{company} was never set up. Enter everything again, not only the permissions.");
}
