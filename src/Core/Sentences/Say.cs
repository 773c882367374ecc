namespace BucketManager.Core.Sentences;

/// <summary>
/// Every sentence that the program says. Each room adds its own in a file of its own (<c>Say.Buckets.cs</c> …).
/// Codes are unique and never change their meaning; a test holds that.
/// </summary>
public static partial class Say
{
    private static List<SentenceForm>? all;

    public static readonly SentenceForm InvalidInput = New("invalid-input", "{count} {count:field needs|fields need} a correction.");
    public static readonly SentenceForm NotFound = New("not-found", "Not found, or you have no access.");
    public static readonly SentenceForm AccountTaken = New("account-taken", "The account {account} already belongs to another project.");
    public static readonly SentenceForm LockedUntil = New("locked-until", "Files in it are locked until {until}.");
    public static readonly SentenceForm IdempotencyMismatch = New("idempotency-mismatch",
        "This Idempotency-Key was used for another request. Use a new one.");
    public static readonly SentenceForm AlreadyDone = New("already-done",
        "This was already done ({id}), and its answer is shown only once.");
    public static readonly SentenceForm PolicyTooLarge = New("policy-too-large",
        "These permissions need {used} characters of policy, but AWS allows {limit}. Use fewer or wider permissions.");
    public static readonly SentenceForm StaleRevision = New("stale-revision",
        "Somebody changed this in the meantime (revision {revision}). Look at the change, then try again.");
    public static readonly SentenceForm RevisionRequired = New("revision-required", "Say which revision you changed (If-Match).");
    public static readonly SentenceForm WrongPasscode = New("wrong-passcode", "Wrong passcode. {attemptsLeft} {attemptsLeft:try|tries} left.");

    /// <summary>All forms, for catalogues of other languages and for the OpenAPI document.</summary>
    public static IReadOnlyList<SentenceForm> All => all ?? [];

    private static SentenceForm New(string code, string pattern)
    {
        var form = new SentenceForm(code, pattern);
        (all ??= []).Add(form);
        return form;
    }
}
