using BucketManager.Domain.Things;

namespace BucketManager.Application.Mirror.Things;

/// <summary>
/// A template that is not what its stack says is live. Reads lag, so one of the two is from before a change or from during it; only what
/// stays like this was done by somebody outside (protocol.md §4, mismatch).
/// </summary>
/// <param name="Template">Whose the template is.</param>
/// <param name="Stack">The stack, as it was seen beside it.</param>
public sealed record TemplateMismatch(OperationId Template, ObservedStack Stack);
