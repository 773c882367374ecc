namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>What a user holds.</summary>
/// <param name="Keys">Null: cannot be found out at the moment.</param>
public sealed record UserCounts(int? Keys, int OpenHandovers);
