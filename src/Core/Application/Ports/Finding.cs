namespace BucketManager.Application.Ports;

/// <summary>What the check of an account found out about one protection.</summary>
/// <param name="Code">Such as <c>account-public-access-block</c>.</param>
/// <param name="State">True: on. False: off. Null: could not be found out.</param>
public sealed record Finding(string Code, bool? State);
