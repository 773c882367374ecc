using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Api.Problems;

/// <summary>The one place that knows the status of a refusal. A test feeds it every case.</summary>
public sealed class RefusalProblems(ThingJson things)
{
    public Problem Of(Refusal refusal) => refusal switch
    {
        Refusal.Invalid invalid => Make(refusal, "invalid", 400, "Some fields cannot be accepted",
            p => p with { Errors = [.. invalid.Errors.Select(FieldErrorResponse.From)] }),
        RequestFault.Malformed => Make(refusal, "malformed", 400, "The request cannot be read"),
        RequestFault.HostUnknown => Make(refusal, "malformed", 400, "Unknown host name"),
        RequestFault.Unauthenticated => Make(refusal, "unauthenticated", 401, "Not signed in"),
        Refusal.Forbidden => Make(refusal, "forbidden", 403, "Not allowed"),
        Refusal.WrongPasscode wrong => Make(refusal, "wrong-passcode", 403, "Wrong passcode",
            p => p with { AttemptsLeft = wrong.AttemptsLeft }),
        Refusal.NotFound or RequestFault.NothingHere => Make(refusal, "not-found", 404, "Not found"),
        RequestFault.MethodNotAllowed => Make(refusal, "method-not-allowed", 405, "Method not allowed"),
        Refusal.NameTaken => Make(refusal, "name-taken", 409, "The name is taken"),
        Refusal.AccountTaken => Make(refusal, "account-taken", 409, "The account is taken"),
        Refusal.InUse inUse => Make(refusal, "in-use", 409, "Still in use",
            p => p with { Users = inUse.Users.Count > 0 ? inUse.Users : null }),
        Refusal.NotEmpty => Make(refusal, "not-empty", 409, "Not empty"),
        Refusal.LockedUntil locked => Make(refusal, "locked-until", 409, "Files are locked", p => p with { Until = locked.Until }),
        Refusal.NotReady => Make(refusal, "not-ready", 409, "Not possible now"),
        Refusal.TooManyKeys => Make(refusal, "too-many-keys", 409, "No room for another key"),
        Refusal.IdempotencyMismatch => Make(refusal, "idempotency-mismatch", 409, "Idempotency-Key used for another request"),
        Refusal.AlreadyDone done => Make(refusal, "already-done", 409, "Already done", p => p with { Id = done.Id }),
        Refusal.PolicyTooLarge large => Make(refusal, "policy-too-large", 409, "Too many permissions",
            p => p with { Used = large.Used, Limit = large.Limit }),
        Refusal.Quota => Make(refusal, "quota", 409, "A limit is reached"),
        Refusal.Gone gone => Make(refusal, "gone", 410, "No longer there", p => p with { State = gone.State }),
        StaleRevision stale => Make(refusal, "stale-revision", 412, "Changed in the meantime",
            p => p with { Current = things.Of(stale.Current) }),
        RequestFault.TooLarge => Make(refusal, "too-large", 413, "Too large"),
        RequestFault.UnsupportedMediaType => Make(refusal, "unsupported-media-type", 415, "Not JSON"),
        RequestFault.UpgradeRequired => Make(refusal, "upgrade-required", 426, "Not a WebSocket"),
        Refusal.RevisionRequired => Make(refusal, "revision-required", 428, "Which revision?"),
        RequestFault.TooManyRequests many =>
            Make(refusal, "too-many-requests", 429, "Too many requests") with { RetryAfter = many.RetryAfter },
        RequestFault.Unexpected unexpected => Make(refusal, "unexpected", 500, "Something went wrong",
            p => p with { TraceId = unexpected.TraceId }),
        RefusedByCloud refused => Make(refusal, "refused", 502, "Refused by AWS") with { Location = ResourceUrls.Of(refused.Operation) },
        Refusal.Unavailable unavailable => Make(refusal, "unavailable", 503, "Not available") with { RetryAfter = unavailable.RetryAfter },
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.GetType().Name, "A refusal without a status."),
    };

    private static Problem Make(Refusal refusal, string slug, int status, string title, Func<ProblemResponse, ProblemResponse>? more = null)
    {
        var body = new ProblemResponse
        {
            Type = $"/problems/{slug}",
            Title = title,
            Status = status,
            Detail = refusal.Says.Text,
            Code = refusal.Says.Code,
            Args = refusal.Says.Args,
        };
        return new Problem(more is null ? body : more(body));
    }
}
