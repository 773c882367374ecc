using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Adapters.Api.Problems;

/// <summary>What is wrong with a request as such, before anything that the domain could refuse.</summary>
public abstract record RequestFault(Sentence Says) : Refusal(Says)
{
    /// <summary>No JSON, or none that can be read.</summary>
    public sealed record Malformed(Sentence Says) : RequestFault(Says);

    public sealed record Unauthenticated(Sentence Says) : RequestFault(Says);

    public sealed record NothingHere() : RequestFault(Say.NothingHere());

    public sealed record MethodNotAllowed(string Method) : RequestFault(Say.MethodNotAllowed(Method));

    public sealed record HostUnknown() : RequestFault(Say.HostUnknown());

    public sealed record TooLarge(int LimitBytes) : RequestFault(Say.BodyTooLarge(LimitBytes / 1024));

    public sealed record UnsupportedMediaType() : RequestFault(Say.JsonExpected());

    public sealed record UpgradeRequired() : RequestFault(Say.UpgradeRequired());

    public sealed record TooManyRequests(TimeSpan RetryAfter) : RequestFault(Say.TooManyRequests(Seconds(RetryAfter)));

    /// <summary>A defect. What happened is in the log, under the trace id.</summary>
    public sealed record Unexpected(string TraceId) : RequestFault(Say.Unexpected(TraceId));

    /// <summary>Whole seconds of a pause, at least one.</summary>
    public static long Seconds(TimeSpan pause) => Math.Max(1, (long)Math.Ceiling(pause.TotalSeconds));
}
