using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Reading.Views;

namespace BucketManager.Application.Reading.Live;

/// <summary>A project at one sequence number, with the operations that have not ended.</summary>
public sealed record ProjectSnapshot(ProjectView View, IReadOnlyList<Operation> Open);
