using BucketManager.Core.Operations;

namespace BucketManager.Core.Users;

/// <summary>What the panic button came to, item by item.</summary>
/// <param name="Operation">The change that denies everything; null where deletion is wanted already.</param>
public sealed record StopAnswer(ValueList<StopItem> Items, Operation? Operation);
