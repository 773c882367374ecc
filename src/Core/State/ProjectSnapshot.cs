using BucketManager.Core.Operations;

namespace BucketManager.Core.State;

/// <summary>A project at one sequence number, with the operations that have not ended.</summary>
public sealed record ProjectSnapshot(ProjectView View, IReadOnlyList<Operation> Open);
