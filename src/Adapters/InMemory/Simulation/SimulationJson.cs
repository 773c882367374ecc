using System.Text.Json.Serialization;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>The files of the simulation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(StackState))]
[JsonSerializable(typeof(AccountState))]
internal sealed partial class SimulationJson : JsonSerializerContext;
