using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Operations;

/// <summary>Which operations of a project; what is null is not asked for.</summary>
public sealed record OperationFilter(OperationState? State = null, ThingKind? Kind = null, string? Name = null)
{
    public bool Matches(Operation operation) =>
        (State is null || operation.State == State)
        && (Kind is null || operation.Key.Kind == Kind)
        && (Name is null || operation.Key.Name == Name);
}
