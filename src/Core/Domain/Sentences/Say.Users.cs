using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about third parties. They are called by their company.</summary>
public static partial class Say
{
    // The diary
    [Sentence("user-added", "{actor} added {company} as {user}")]
    public static partial Sentence UserAdded(EmailAddress actor, string company, UserName user);

    [Sentence("user-added-again", "{actor} tried to add {company} as {user} again")]
    public static partial Sentence UserAddedAgain(EmailAddress actor, string company, UserName user);

    [Sentence("user-saved", "{actor} saved {company} ({user}) without changes")]
    public static partial Sentence UserSaved(EmailAddress actor, string company, UserName user);

    [Sentence("user-changed", "{actor} made {count} {count:change|changes} to {company} ({user})")]
    public static partial Sentence UserChanged(EmailAddress actor, int count, string company, UserName user);

    [Sentence("user-contact-changed", "{actor} changed the contact at {company} ({user})")]
    public static partial Sentence UserContactChanged(EmailAddress actor, string company, UserName user);

    [Sentence("user-expiry-changed", "{actor} changed when the access of {company} ({user}) ends")]
    public static partial Sentence UserExpiryChanged(EmailAddress actor, string company, UserName user);

    [Sentence("user-networks-changed", "{actor} changed the allowed networks of {company} ({user})")]
    public static partial Sentence UserNetworksChanged(EmailAddress actor, string company, UserName user);

    [Sentence("user-sftp-on", "{actor} switched SFTP on for {company} ({user})")]
    public static partial Sentence UserSftpOn(EmailAddress actor, string company, UserName user);

    [Sentence("user-sftp-off", "{actor} switched SFTP off for {company} ({user})")]
    public static partial Sentence UserSftpOff(EmailAddress actor, string company, UserName user);

    [Sentence("user-ssh-keys-changed", "{actor} changed the SSH keys of {company} ({user})")]
    public static partial Sentence UserSshKeysChanged(EmailAddress actor, string company, UserName user);

    [Sentence("user-removed", "{actor} deleted {company} ({user})")]
    public static partial Sentence UserRemoved(EmailAddress actor, string company, UserName user);

    // Summaries
    [Sentence("adds-user", "Adds {company} as {user}, contact {contact}")]
    public static partial Sentence AddsUser(string company, UserName user, string contact);

    [Sentence("removes-user", "Deletes {company} ({user}) with all their keys and open links")]
    public static partial Sentence RemovesUser(string company, UserName user);

    [Sentence("company-changed", "Changes the company to \"{company}\" (was \"{was}\")")]
    public static partial Sentence CompanyChanged(string company, string was);

    [Sentence("contact-name-changed", "Changes the contact to \"{contact}\" (was \"{was}\")")]
    public static partial Sentence ContactNameChanged(string contact, string was);

    [Sentence("contact-email-changed", "Changes the contact's e-mail address to {email} (was {was})")]
    public static partial Sentence ContactEmailChanged(EmailAddress email, EmailAddress was);

    [Sentence("ends-set", "{company} has access until {at}")]
    public static partial Sentence EndsSet(string company, DateTimeOffset at);

    [Sentence("ends-limited", "{company} has access until {at} (was for ever)")]
    public static partial Sentence EndsLimited(string company, DateTimeOffset at);

    [Sentence("ends-changed", "{company} has access until {at} (was until {was})")]
    public static partial Sentence EndsChanged(string company, DateTimeOffset at, DateTimeOffset was);

    [Sentence("ends-never", "{company} has access for ever (was until {was})")]
    public static partial Sentence EndsNever(string company, DateTimeOffset was);

    [Sentence("comes-from-set", "{company} can connect only from {networks}")]
    public static partial Sentence ComesFromSet(string company, string networks);

    [Sentence("comes-from-limited", "{company} can connect only from {networks} (was from anywhere)")]
    public static partial Sentence ComesFromLimited(string company, string networks);

    [Sentence("comes-from-anywhere", "{company} can connect from anywhere (was only from {was})")]
    public static partial Sentence ComesFromAnywhere(string company, string was);

    [Sentence("comes-from-also", "{company} can now also connect from {network}")]
    public static partial Sentence ComesFromAlso(string company, SourceNetwork network);

    [Sentence("comes-from-no-longer", "{company} can no longer connect from {network}")]
    public static partial Sentence ComesFromNoLonger(string company, SourceNetwork network);

    [Sentence("sftp-for-user-on", "{company} can now connect over SFTP")]
    public static partial Sentence SftpForUserOn(string company);

    [Sentence("sftp-for-user-off", "{company} can no longer connect over SFTP")]
    public static partial Sentence SftpForUserOff(string company);

    [Sentence("ssh-key-added", "{company} can connect over SFTP with the key {fingerprint}")]
    public static partial Sentence SshKeyAdded(string company, string fingerprint);

    [Sentence("ssh-key-removed", "{company} can no longer connect over SFTP with the key {fingerprint}")]
    public static partial Sentence SshKeyRemoved(string company, string fingerprint);

    // Warnings
    [Sentence("never-ends", "The access of {company} never ends. Choose a last day.")]
    public static partial Sentence NeverEnds(string company);

    [Sentence("from-anywhere", "{company} can connect from anywhere. Enter their networks, so that a stolen key is useless elsewhere.")]
    public static partial Sentence FromAnywhere(string company);

    [Sentence("sftp-ignores-networks", "Over SFTP, {company} can connect from anywhere: their networks apply to S3 only.")]
    public static partial Sentence SftpIgnoresNetworks(string company);

    [Sentence("sftp-without-key", "{company} needs an SSH key to connect over SFTP. Ask for it with a link.")]
    public static partial Sentence SftpWithoutKey(string company);

    [Sentence("ssh-keys-rest", "The SSH keys of {company} have no effect while SFTP is off for them.")]
    public static partial Sentence SshKeysRest(string company);

    // Refusals
    [Sentence("no-sftp-server", "This project has no SFTP server. Ask an admin to switch SFTP on.")]
    public static partial Sentence NoSftpServer();

    [Sentence("sftp-server-not-ready", "The SFTP server is still being set up. Try again when the project is ready.")]
    public static partial Sentence SftpServerNotReady();

    [Sentence("user-is-stopped", "{company} is stopped. Let them back in before you change anything.")]
    public static partial Sentence UserIsStopped(string company);

    [Sentence("user-never-was", "{company} was never set up. Enter everything again, not only the permissions.")]
    public static partial Sentence UserNeverWas(string company);
}
