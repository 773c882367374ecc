namespace BucketManager.Application.Mirror.Things;

/// <summary>A change that a process has claimed: it alone may call, and only until <paramref name="SendBy"/>.</summary>
/// <param name="StartedAt">When it was claimed.</param>
/// <param name="SendBy">The call must be sent before; also names the claim.</param>
/// <param name="LeaseEnds">From then on a claim without a trace in the stack's events counts as never sent.</param>
public sealed record RunningChange(Change Change, DateTimeOffset StartedAt, DateTimeOffset SendBy, DateTimeOffset LeaseEnds);
