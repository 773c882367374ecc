using System.Text.Json.Serialization;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>A list that stands in no thing. The words are kept in the stores.</summary>
public enum InvalidatedList
{
    [JsonStringEnumMemberName("keys")]
    Keys,

    [JsonStringEnumMemberName("handovers")]
    Handovers,

    [JsonStringEnumMemberName("jobs")]
    Jobs,
}
