using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Things;

/// <summary>The stack as it was last seen.</summary>
/// <param name="Time">The latest of created and updated.</param>
/// <param name="OperationId">Whose template is live, from the stack's outputs; null before a creation is complete.</param>
/// <param name="Outputs">Without that one.</param>
public sealed record ObservedStack(string Id, StackStatus Status, DateTimeOffset Time, OperationId? OperationId, ValueMap<string> Outputs)
{
    private const string OperationIdOutput = "OperationId";

    public static ObservedStack Of(StackSnapshot stack) => new(
        stack.Id,
        stack.Status,
        stack.UpdatedAt is { } updated && updated > stack.CreatedAt ? updated : stack.CreatedAt,
        OperationIdOf(stack),
        new ValueMap<string>(stack.Outputs.Where(o => o.Key != OperationIdOutput)));

    /// <summary>A stack of which only the id is known, from the answer to its creation. Whatever is seen of it is newer.</summary>
    public static ObservedStack JustCreated(string id) =>
        new(id, StackStatus.CreateInProgress, DateTimeOffset.UnixEpoch, null, ValueMap<string>.Empty);

    private static OperationId? OperationIdOf(StackSnapshot stack) =>
        Domain.Things.OperationId.Check(stack.Outputs.Find(OperationIdOutput)) is { Accepted: true, Value: var id } ? id : null;
}
