namespace BucketManager.Domain.Basics;

/// <summary>Sentences of refusals that say the same wherever they come up.</summary>
public static class RefusalSentences
{
    private static readonly SentenceCatalogue Catalogue = new();

    public static readonly SentenceForm InvalidInput = Catalogue.New("invalid-input", "{count} {count:field needs|fields need} a correction.");
    public static readonly SentenceForm NotFound = Catalogue.New("not-found", "Not found, or you have no access.");
    public static readonly SentenceForm AccountTaken = Catalogue.New("account-taken", "The account {account} already belongs to another project.");
    public static readonly SentenceForm LockedUntil = Catalogue.New("locked-until", "Files in it are locked until {until}.");
    public static readonly SentenceForm IdempotencyMismatch = Catalogue.New("idempotency-mismatch",
        "This Idempotency-Key was used for another request. Use a new one.");
    public static readonly SentenceForm AlreadyDone = Catalogue.New("already-done",
        "This was already done ({id}), and its answer is shown only once.");
    public static readonly SentenceForm PolicyTooLarge = Catalogue.New("policy-too-large",
        "These permissions need {used} characters of policy, but AWS allows {limit}. Use fewer or wider permissions.");
    public static readonly SentenceForm StaleRevision = Catalogue.New("stale-revision",
        "Somebody changed this in the meantime (revision {revision}). Look at the change, then try again.");
    public static readonly SentenceForm RevisionRequired = Catalogue.New("revision-required", "Say which revision you changed (If-Match).");
    public static readonly SentenceForm WrongPasscode = Catalogue.New("wrong-passcode", "Wrong passcode. {attemptsLeft} {attemptsLeft:try|tries} left.");
    public static readonly SentenceForm ForbiddenToViewers = Catalogue.New("forbidden-to-viewers",
        "You can view this project, but not change it. Ask one of its managers.");
    public static readonly SentenceForm ForbiddenToManagers = Catalogue.New("forbidden-to-managers", "Only an admin can do this. Ask an admin.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SentenceForm> All => Catalogue.Forms;
}
