using System.Text.Json.Serialization;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>The files of the simulation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(StackState))]
[JsonSerializable(typeof(StackHead))]
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(MarkedPlaces))]
internal sealed partial class SimulationJson : JsonSerializerContext;
