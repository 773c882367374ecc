using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases.Users;

/// <summary>What the panic button came to, item by item.</summary>
/// <param name="Operation">The change that denies everything; null where deletion is wanted already.</param>
public sealed record StopAnswer(ValueList<StopItem> Items, Operation? Operation);
