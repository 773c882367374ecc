using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.Mirror.Things;

/// <summary>
/// Tells causes that pass by themselves from those that last, by the texts that AWS's services give as reasons in stack events and in
/// answers to calls. What is not known counts as lasting: trying a lasting cause again would only hide it for a while.
/// </summary>
public static class TransientFailure
{
    // Said beside a passing word, these make a cause lasting: a quota stays full, a right stays missing.
    private static readonly string[] Lasting =
    [
        "validation failed", "validation error", "already exists", "accessdenied", "access denied", "not authorized", "quota",
        "limitexceeded", "limit for stack",
    ];

    // The codes are those of CloudFormation's resource handlers and of the services' APIs; the sentences are theirs, too.
    private static readonly string[] Passing =
    [
        // Too many calls
        "rate exceeded", "throttl", "too many requests", "toomanyrequests", "slowdown", "reduce your request rate",

        // Trouble on their side: S3, KMS and IAM each say it in words of their own
        "internal failure", "internalfailure", "internal error", "internalerror", "internal exception", "servicefailure",
        "service unavailable", "serviceunavailable", "temporarily unavailable", "networkfailure", "timed out",

        // Not ready in time
        "did not stabilize", "notstabilized", "exceeded attempts to wait",

        // Somebody else is at it
        "concurrentmodification", "submitted simultaneously", "conflicting conditional operation", "operationaborted", "resourceconflict",

        // Made a moment ago, and not to be seen everywhere: roles, users, groups, buckets, the account itself
        "invalid principal", "cannot be assumed", "unable to assume", "cannot be found", "specified bucket does not exist",
        "not signed up", "needs a subscription",
    ];

    /// <param name="reason">Why a change failed; null: nobody knows, which is no reason to hope.</param>
    public static bool Is(Sentence? reason) =>
        (reason?.Code == Say.Forms.PartFailed.Code || reason?.Code == Say.Forms.RefusedByAws.Code) && reason.Args.Find("reason") is string text
        && !Lasting.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
        && Passing.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
