using BucketManager.Domain.Records;

namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>Who stopped a user, when and why.</summary>
/// <param name="Reason">Empty when none was given.</param>
public sealed record StoppedResponse(DateTimeOffset At, string By, string Reason)
{
    public static StoppedResponse? Of(Suspension? stopped) => stopped is null ? null : new(stopped.At, stopped.By, stopped.Reason);
}
