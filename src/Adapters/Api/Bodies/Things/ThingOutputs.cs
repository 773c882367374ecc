using System.Text.Json;
using BucketManager.Application.Mirror.Things;

namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>What the applied template gives back, under the interface's names.</summary>
internal static class ThingOutputs
{
    // The stack says whose template is live in this one; the interface says it by revision.
    private const string OperationId = "OperationId";

    public static IReadOnlyDictionary<string, string> Of(ThingState thing)
    {
        if (thing is not { Applied: not null, Stack: { } stack })
            return ReadOnlyEmpty;
        var outputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in stack.Outputs)
        {
            if (name != OperationId)
                outputs[JsonNamingPolicy.CamelCase.ConvertName(name)] = value;
        }

        return outputs;
    }

    private static readonly Dictionary<string, string> ReadOnlyEmpty = [];
}
