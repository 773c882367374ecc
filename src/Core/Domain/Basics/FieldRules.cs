namespace BucketManager.Domain.Basics;

/// <summary>Rules that a field can break. The code is the rule's name in a refusal.</summary>
public static partial class FieldRules
{
    [Sentence("required", "This is required.")]
    public static partial Sentence Required();

    [Sentence("length", "Must have {min} to {max} characters.")]
    public static partial Sentence Length(int min, int max);

    [Sentence("at-most", "At most {max} are allowed.")]
    public static partial Sentence AtMost(int max);

    [Sentence("range", "Must be between {min} and {max}.")]
    public static partial Sentence Range(int min, int max);

    [Sentence("characters", "Only {allowed} are allowed.")]
    public static partial Sentence Characters(string allowed);

    [Sentence("name-shape", "Must start with a letter, end with a letter or digit, and not have two hyphens in a row.")]
    public static partial Sentence NameShape();

    [Sentence("reserved-name", "Names like \"{name}\" are reserved. Choose another one.")]
    public static partial Sentence ReservedName(string name);

    [Sentence("account-digits", "Must be the 12 digits of an AWS account.")]
    public static partial Sentence AccountDigits();

    [Sentence("unknown-region", "\"{region}\" cannot be used here. Choose another region.")]
    public static partial Sentence UnknownRegion(string region);

    [Sentence("email-shape", "Must be an e-mail address such as name@example.com.")]
    public static partial Sentence EmailShape();

    [Sentence("plain-text", "Control characters and characters that change the writing direction are not allowed.")]
    public static partial Sentence PlainText();

    [Sentence(
        "canonical-path",
        "Leave it empty for the whole bucket, or enter folders that each end in \"/\", such as in/acme/. \"..\" and \"//\" are not allowed.")]
    public static partial Sentence CanonicalPath();

    [Sentence(
        "folder-letters",
        "Use plain letters without accents. Programs write an accent in different ways, and AWS takes each for another folder.")]
    public static partial Sentence FolderLetters();

    [Sentence("canonical-network", "Must be an address such as 203.0.113.7, or a network such as 203.0.113.0/24 or 2001:db8::/32.")]
    public static partial Sentence CanonicalNetwork();

    [Sentence("network-host-bits", "Did you mean {network}? The part after the mask must be zero.")]
    public static partial Sentence NetworkHostBits(string network);

    [Sentence("unknown-verb", "Must be collect, deliver, exchange or manage.")]
    public static partial Sentence UnknownVerb();

    [Sentence("duplicate", "This is listed twice.")]
    public static partial Sentence Duplicate();

    [Sentence("in-the-past", "Must be in the future.")]
    public static partial Sentence InThePast();

    [Sentence("create-only", "Can only be chosen at creation. It cannot be changed later.")]
    public static partial Sentence CreateOnly();

    [Sentence("unknown-bucket", "There is no bucket \"{bucket}\" in this project.")]
    public static partial Sentence UnknownBucket(string bucket);

    [Sentence("ssh-key-shape", "Must be one line of an OpenSSH public key: ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256, -384 or -521.")]
    public static partial Sentence SshKeyShape();

    [Sentence("ssh-private-key", "This is a private key. Keep it secret and give the public one, from the .pub file.")]
    public static partial Sentence SshPrivateKey();

    [Sentence("ssh-key-weak", "RSA keys need at least 2,048 bits. Create a new key.")]
    public static partial Sentence SshKeyWeak();

    [Sentence("tag-reserved", "Tags that begin with \"{prefix}\" are reserved. Choose another name.")]
    public static partial Sentence TagReserved(string prefix);

    [Sentence("resolve-reference", "Two opening braces followed by resolve: are not allowed: AWS would replace them by another value.")]
    public static partial Sentence ResolveReference();

    [Sentence("colder-before-gone", "Files would be deleted after {days} days, before they could move to colder storage. Choose fewer days here.")]
    public static partial Sentence ColderBeforeGone(int days);

    [Sentence("unreadable-field", "This value is unknown here, or not of the right type.")]
    public static partial Sentence UnreadableField();

    [Sentence("passcode-shape", "Must be eight digits, such as 4821-7753.")]
    public static partial Sentence PasscodeShape();

    [Sentence("one-of", "Must be one of {allowed}.")]
    public static partial Sentence OneOf(string allowed);

    [Sentence("either-or", "Cannot be given together with {other}.")]
    public static partial Sentence EitherOr(string other);

    [Sentence("only-with", "Can only be given together with {other}.")]
    public static partial Sentence OnlyWith(string other);
}
