namespace BucketManager.Core.State;

/// <summary>A user was stopped: everything is denied until somebody lets it back in.</summary>
/// <param name="By">E-mail address of the person.</param>
/// <param name="Reason">The person's words; empty when none were given.</param>
public sealed record Stopped(DateTimeOffset At, string By, string Reason);
