using BucketManager.Adapters.Api.Bodies.Operations;

namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>What stopping came to, item by item.</summary>
/// <param name="Operation">The change that denies everything; null where deletion is wanted already.</param>
public sealed record StopUserResponse(IReadOnlyList<StopItemResponse> Items, OperationResponse? Operation);
