namespace BucketManager.Domain.Basics;

/// <summary>Every "no" that a person can get, with the sentence that says why and what to do.</summary>
public abstract record Refusal(Sentence Says)
{
    /// <summary>One or more fields break a rule. Field names are JSON pointers into the request body.</summary>
    public sealed record Invalid(ValueList<FieldError> Errors) : Refusal(RefusalSentences.InvalidInput(Errors.Count))
    {
        public Invalid(string field, Sentence says)
            : this([new FieldError(field, says)])
        {
        }
    }

    /// <summary>Signed in, sees the project, but may not do this.</summary>
    public sealed record Forbidden(Sentence Says) : Refusal(Says);

    /// <summary>Does not exist, or the actor may not see it: one answer, so that nobody can probe for names.</summary>
    public sealed record NotFound() : Refusal(RefusalSentences.NotFound());

    public sealed record NameTaken(Sentence Says) : Refusal(Says);

    public sealed record AccountTaken(string Account) : Refusal(RefusalSentences.AccountTaken(Account));

    /// <summary>Something else still uses it.</summary>
    /// <param name="Says">Which, in a sentence.</param>
    /// <param name="Users">Names of those that use it; empty where the sentence says all.</param>
    public sealed record InUse(Sentence Says, ValueList<string> Users) : Refusal(Says);

    public sealed record NotEmpty(Sentence Says) : Refusal(Says);

    public sealed record LockedUntil(DateTimeOffset Until) : Refusal(RefusalSentences.LockedUntil(Until));

    /// <summary>The thing's state does not allow it now.</summary>
    public sealed record NotReady(Sentence Says) : Refusal(Says);

    public sealed record TooManyKeys(Sentence Says) : Refusal(Says);

    public sealed record IdempotencyMismatch() : Refusal(RefusalSentences.IdempotencyMismatch());

    /// <summary>The same request was answered already and its answer cannot be given twice.</summary>
    /// <param name="Id">What it made.</param>
    public sealed record AlreadyDone(string Id) : Refusal(RefusalSentences.AlreadyDone(Id));

    /// <summary>The permissions do not fit into what AWS allows. Lengths in characters.</summary>
    public sealed record PolicyTooLarge(int Used, int Limit) : Refusal(RefusalSentences.PolicyTooLarge(used: Used, limit: Limit));

    public sealed record Quota(Sentence Says) : Refusal(Says);

    /// <summary>It was there, and is not any more.</summary>
    /// <param name="Says">Why, in a sentence.</param>
    /// <param name="State">Of a hand-over: claimed, expired, withdrawn or locked. Else null.</param>
    public sealed record Gone(Sentence Says, string? State = null) : Refusal(Says);

    public sealed record RevisionRequired() : Refusal(RefusalSentences.RevisionRequired());

    public sealed record WrongPasscode(int AttemptsLeft) : Refusal(RefusalSentences.WrongPasscode(AttemptsLeft));

    /// <summary>A driven side does not answer or is throttling.</summary>
    public sealed record Unavailable(Sentence Says, TimeSpan RetryAfter) : Refusal(Says);
}
