using BucketManager.Domain.Basics;

namespace BucketManager.Application.Mirror.Things;

/// <summary>A stack as one answer showed it.</summary>
/// <param name="Id">Unique for ever; names are used again.</param>
/// <param name="Parameters">Their values, with the defaults of those that were not given.</param>
/// <param name="Outputs">The live template's outputs; <c>OperationId</c> says whose template is live.</param>
public sealed record StackSnapshot(
    string Id,
    string Name,
    StackStatus Status,
    string? StatusReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset? UpdatedAt,
    DateTimeOffset? DeletedAt,
    ValueMap<string> Parameters,
    ValueMap<string> Outputs,
    ValueMap<string> Tags);
