using System.Collections.Frozen;
using System.Text.Json;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api;

/// <summary>Words of the interface that stand in queries.</summary>
public static class ThingWords
{
    public static FrozenDictionary<string, ThingStatus> Statuses { get; } = Of<ThingStatus>();

    public static FrozenDictionary<string, ThingKind> Kinds { get; } = Of<ThingKind>();

    public static FrozenDictionary<string, OperationState> OperationStates { get; } = Of<OperationState>();

    public static FrozenDictionary<string, AccessQuestion> Questions { get; } = Of<AccessQuestion>();

    public static FrozenDictionary<string, FilesOfDeleted> Files { get; } = Of<FilesOfDeleted>();

    /// <summary>Whether a project may be closed although it leaves buckets behind.</summary>
    public static FrozenDictionary<string, bool> KeptBuckets { get; } =
        new Dictionary<string, bool> { ["leave"] = true }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word for a value, as it stands in JSON.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static FrozenDictionary<string, T> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(Of, StringComparer.Ordinal);
}
