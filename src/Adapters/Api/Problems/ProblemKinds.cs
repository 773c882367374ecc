namespace BucketManager.Adapters.Api.Problems;

/// <summary>Which slugs come with which status, in words.</summary>
public static class ProblemKinds
{
    public static string Of(int status) => status switch
    {
        400 => "invalid (with errors), malformed",
        401 => "unauthenticated",
        403 => "forbidden, wrong-passcode",
        404 => "not-found",
        409 => "name-taken, account-taken, in-use, not-empty, locked-until, not-ready, too-many-keys, idempotency-mismatch, already-done, "
            + "policy-too-large, quota",
        410 => "gone",
        412 => "stale-revision (current is the whole thing)",
        413 => "too-large",
        415 => "unsupported-media-type",
        428 => "revision-required",
        429 => "too-many-requests (with Retry-After)",
        500 => "unexpected (a trace id, no detail)",
        502 => "refused: AWS refused the change at once; it stands as failed in the diary",
        503 => "unavailable (with Retry-After)",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
