using System.Text.Json;
using System.Text.Json.Serialization;
using BucketManager.Application.Mirror.Things;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>Writes a status as CloudFormation spells it: <c>CREATE_COMPLETE</c>.</summary>
internal sealed class StackStatusConverter() : JsonStringEnumConverter<StackStatus>(JsonNamingPolicy.SnakeCaseUpper)
{
    public static string Text(StackStatus status) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(status.ToString());
}
