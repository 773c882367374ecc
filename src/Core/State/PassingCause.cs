using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>
/// Tells causes that pass by themselves from those that last, by the texts that AWS's services give as reasons in stack events. What
/// is not known counts as lasting: trying a lasting cause again would only hide it for a while.
/// </summary>
public static class PassingCause
{
    // Said beside a passing word, these make a cause lasting: a quota stays full, a right stays missing.
    private static readonly string[] Lasting =
    [
        "validation", "already exists", "accessdenied", "access denied", "not authorized", "quota", "limitexceeded", "limit for stack",
    ];

    private static readonly string[] Passing =
    [
        "rate exceeded", "throttl", "too many requests", "toomanyrequests", "slowdown", "reduce your request rate",
        "internal failure", "internalfailure", "internal error", "internalerror", "service unavailable", "serviceunavailable",
        "temporarily unavailable", "did not stabilize", "notstabilized", "concurrentmodification", "conflicting conditional operation",
        "operationaborted", "invalid principal in policy", "cannot be assumed",
    ];

    /// <param name="reason">Why a change failed; null: nobody knows, which is no reason to hope.</param>
    public static bool Is(Sentence? reason) =>
        reason?.Code == Say.PartFailed.Code && reason.Args.Find("reason") is string text
        && !Lasting.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))
        && Passing.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
