using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Adapters.Http.Contracts;
using BucketManager.Adapters.Http.Sockets;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Http;

/// <summary>How everything of the interface is written and read: camelCase, enums as words, times in UTC with <c>Z</c>.</summary>
internal static class ApiJson
{
    /// <summary>Specs are written without their absent fields, so that "absent" has one form.</summary>
    private static readonly Type[] WithoutAbsent =
        [typeof(ProjectFields), typeof(BucketFields), typeof(RetentionFields), typeof(UserFields), typeof(GrantFields)];

    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions());

    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Of<T>());

    /// <summary>Makes options write and read as the interface does.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = ApiJsonContext.Default.WithAddedModifier(LeaveOutAbsent);
        options.Converters.Add(new UtcTimeConverter());
        options.Converters.Add(Words<ThingKind>());
        options.Converters.Add(Words<ThingStatus>());
        options.Converters.Add(Words<Drift>());
        options.Converters.Add(Words<AttentionCause>());
        options.Converters.Add(Words<ChangeAction>());
        options.Converters.Add(Words<OperationState>());
        options.Converters.Add(Words<JobKind>());
        options.Converters.Add(Words<JobState>());
        options.Converters.Add(Words<KeyState>());
        options.Converters.Add(Words<HandoverKind>());
        options.Converters.Add(Words<HandoverStateShown>());
        options.Converters.Add(Words<ProtectionState>());
        return options;
    }

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    private static void LeaveOutAbsent(JsonTypeInfo type)
    {
        // Null is an answer here; where nothing is derived there is none.
        if (type.Type == typeof(UserResponse))
        {
            var lastUsed = type.Properties.Single(p => p.Name == "lastUsedAt");
            lastUsed.ShouldSerialize = static (user, _) => ((UserResponse)user).Counts is not null;
        }

        if (!WithoutAbsent.Contains(type.Type))
            return;
        foreach (var property in type.Properties)
            property.ShouldSerialize = static (_, value) => value is not null;
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateProjectRequest))]
[JsonSerializable(typeof(CreateBucketRequest))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(ReplaceProjectRequest))]
[JsonSerializable(typeof(ReplaceBucketRequest))]
[JsonSerializable(typeof(ReplaceUserRequest))]
[JsonSerializable(typeof(ReplaceGrantsRequest))]
[JsonSerializable(typeof(KeyStateRequest))]
[JsonSerializable(typeof(OfferHandoverRequest))]
[JsonSerializable(typeof(ClaimHandoverRequest))]
[JsonSerializable(typeof(StopUserRequest))]
[JsonSerializable(typeof(EmptyRequest))]
[JsonSerializable(typeof(ThingResponse))]
[JsonSerializable(typeof(ListResponse<ProjectResponse>))]
[JsonSerializable(typeof(ListResponse<BucketResponse>))]
[JsonSerializable(typeof(ListResponse<UserResponse>))]
[JsonSerializable(typeof(ListResponse<OperationResponse>))]
[JsonSerializable(typeof(ListResponse<ActivityResponse>))]
[JsonSerializable(typeof(JobResponse))]
[JsonSerializable(typeof(ListResponse<JobResponse>))]
[JsonSerializable(typeof(PreviewResponse))]
[JsonSerializable(typeof(GrantsResponse))]
[JsonSerializable(typeof(ItemsResponse<BucketGrantResponse>))]
[JsonSerializable(typeof(AccessResponse))]
[JsonSerializable(typeof(AccessAnswerResponse))]
[JsonSerializable(typeof(ItemsResponse<KeyResponse>))]
[JsonSerializable(typeof(OfferedHandoverResponse))]
[JsonSerializable(typeof(ItemsResponse<HandoverResponse>))]
[JsonSerializable(typeof(InvitationResponse))]
[JsonSerializable(typeof(ClaimedKeyResponse))]
[JsonSerializable(typeof(SshKeyTakenResponse))]
[JsonSerializable(typeof(StopUserResponse))]
[JsonSerializable(typeof(ConfigResponse))]
[JsonSerializable(typeof(MeResponse))]
[JsonSerializable(typeof(ItemsResponse<SearchHitResponse>))]
[JsonSerializable(typeof(ItemsResponse<AttentionResponse>))]
[JsonSerializable(typeof(ProtectionsResponse))]
[JsonSerializable(typeof(RebuildResponse))]
[JsonSerializable(typeof(TemplateDriftResponse))]
[JsonSerializable(typeof(TicketResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
