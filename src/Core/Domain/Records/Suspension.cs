namespace BucketManager.Domain.Records;

/// <summary>A user was stopped: everything is denied until somebody lets it back in.</summary>
/// <param name="By">E-mail address of the person.</param>
/// <param name="Reason">The person's words; empty when none were given.</param>
public sealed record Suspension(DateTimeOffset At, string By, string Reason)
{
    /// <summary>Longest <see cref="Reason"/>, in characters.</summary>
    public const int MaxReason = 500;
}
