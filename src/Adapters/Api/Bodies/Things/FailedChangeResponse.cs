namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>
/// The newest change that failed or was rolled back, so that a person can mend it and try again. It stays until another edit is
/// accepted; what only restates what holds, such as a put-back, is none.
/// </summary>
/// <param name="Operation">The change's id.</param>
/// <param name="Spec">What was asked for; null for a deletion.</param>
public sealed record FailedChangeResponse<TSpec>(string Operation, TSpec? Spec)
    where TSpec : class;
