namespace BucketManager.Domain.Basics;

/// <summary>Rules that a field can break. The code is the rule's name in a refusal.</summary>
public static class FieldRules
{
    private static readonly SentenceCatalogue Catalogue = new();

    public static readonly SentenceForm Required = Catalogue.New("required", "This is required.");
    public static readonly SentenceForm Length = Catalogue.New("length", "Must have {min} to {max} characters.");
    public static readonly SentenceForm AtMost = Catalogue.New("at-most", "At most {max} are allowed.");
    public static readonly SentenceForm Range = Catalogue.New("range", "Must be between {min} and {max}.");
    public static readonly SentenceForm Characters = Catalogue.New("characters", "Only {allowed} are allowed.");
    public static readonly SentenceForm NameShape = Catalogue.New("name-shape",
        "Must start with a letter, end with a letter or digit, and not have two hyphens in a row.");
    public static readonly SentenceForm ReservedName = Catalogue.New("reserved-name", "Names like \"{name}\" are reserved. Choose another one.");
    public static readonly SentenceForm AccountDigits = Catalogue.New("account-digits", "Must be the 12 digits of an AWS account.");
    public static readonly SentenceForm UnknownRegion = Catalogue.New("unknown-region", "\"{region}\" cannot be used here. Choose another region.");
    public static readonly SentenceForm EmailShape = Catalogue.New("email-shape", "Must be an e-mail address such as name@example.com.");
    public static readonly SentenceForm PlainText = Catalogue.New("plain-text",
        "Control characters and characters that change the writing direction are not allowed.");
    public static readonly SentenceForm CanonicalPath = Catalogue.New("canonical-path",
        "Leave it empty for the whole bucket, or enter folders that each end in \"/\", such as in/acme/. \"..\" and \"//\" are not allowed.");
    public static readonly SentenceForm FolderLetters = Catalogue.New("folder-letters",
        "Use plain letters without accents. Programs write an accent in different ways, and AWS takes each for another folder.");
    public static readonly SentenceForm CanonicalNetwork = Catalogue.New("canonical-network",
        "Must be an address such as 203.0.113.7, or a network such as 203.0.113.0/24 or 2001:db8::/32.");
    public static readonly SentenceForm NetworkHostBits = Catalogue.New("network-host-bits", "Did you mean {network}? The part after the mask must be zero.");
    public static readonly SentenceForm UnknownVerb = Catalogue.New("unknown-verb", "Must be collect, deliver, exchange or manage.");
    public static readonly SentenceForm Duplicate = Catalogue.New("duplicate", "This is listed twice.");
    public static readonly SentenceForm InThePast = Catalogue.New("in-the-past", "Must be in the future.");
    public static readonly SentenceForm CreateOnly = Catalogue.New("create-only", "Can only be chosen at creation. It cannot be changed later.");
    public static readonly SentenceForm UnknownBucket = Catalogue.New("unknown-bucket", "There is no bucket \"{bucket}\" in this project.");
    public static readonly SentenceForm SshKeyShape = Catalogue.New("ssh-key-shape",
        "Must be one line of an OpenSSH public key: ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256, -384 or -521.");
    public static readonly SentenceForm SshPrivateKey = Catalogue.New("ssh-private-key",
        "This is a private key. Keep it secret and give the public one, from the .pub file.");
    public static readonly SentenceForm SshKeyWeak = Catalogue.New("ssh-key-weak", "RSA keys need at least 2,048 bits. Create a new key.");
    public static readonly SentenceForm TagReserved = Catalogue.New("tag-reserved",
        "Tags that begin with \"{prefix}\" are reserved. Choose another name.");
    public static readonly SentenceForm ResolveReference = Catalogue.New("resolve-reference",
        "Two opening braces followed by resolve: are not allowed: AWS would replace them by another value.");
    public static readonly SentenceForm ColderBeforeGone = Catalogue.New("colder-before-gone",
        "Files would be deleted after {days} days, before they could move to colder storage. Choose fewer days here.");
    public static readonly SentenceForm UnreadableField = Catalogue.New("unreadable-field", "This value is unknown here, or not of the right type.");
    public static readonly SentenceForm PasscodeShape = Catalogue.New("passcode-shape", "Must be eight digits, such as 4821-7753.");
    public static readonly SentenceForm OneOf = Catalogue.New("one-of", "Must be one of {allowed}.");
    public static readonly SentenceForm EitherOr = Catalogue.New("either-or", "Cannot be given together with {other}.");
    public static readonly SentenceForm OnlyWith = Catalogue.New("only-with", "Can only be given together with {other}.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SentenceForm> All => Catalogue.Forms;
}
