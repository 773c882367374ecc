namespace BucketManager.Domain.Basics;

/// <summary>Sentences of refusals that say the same wherever they come up.</summary>
public static partial class RefusalSentences
{
    [Sentence("invalid-input", "{count} {count:field needs|fields need} a correction.")]
    public static partial Sentence InvalidInput(int count);

    [Sentence("not-found", "Not found, or you have no access.")]
    public static partial Sentence NotFound();

    [Sentence("account-taken", "The account {account} already belongs to another project.")]
    public static partial Sentence AccountTaken(string account);

    [Sentence("locked-until", "Files in it are locked until {until}.")]
    public static partial Sentence LockedUntil(DateTimeOffset until);

    [Sentence("idempotency-mismatch", "This Idempotency-Key was used for another request. Use a new one.")]
    public static partial Sentence IdempotencyMismatch();

    [Sentence("already-done", "This was already done ({id}), and its answer is shown only once.")]
    public static partial Sentence AlreadyDone(string id);

    [Sentence("policy-too-large", "These permissions need {used} characters of policy, but AWS allows {limit}. Use fewer or wider permissions.")]
    public static partial Sentence PolicyTooLarge(int used, int limit);

    [Sentence("stale-revision", "Somebody changed this in the meantime (revision {revision}). Look at the change, then try again.")]
    public static partial Sentence StaleRevision(long revision);

    [Sentence("revision-required", "Say which revision you changed (If-Match).")]
    public static partial Sentence RevisionRequired();

    [Sentence("wrong-passcode", "Wrong passcode. {attemptsLeft} {attemptsLeft:try|tries} left.")]
    public static partial Sentence WrongPasscode(int attemptsLeft);

    [Sentence("forbidden-to-viewers", "You can view this project, but not change it. Ask one of its managers.")]
    public static partial Sentence ForbiddenToViewers();

    [Sentence("forbidden-to-managers", "Only an admin can do this. Ask an admin.")]
    public static partial Sentence ForbiddenToManagers();
}
