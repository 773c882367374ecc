using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Adapters.Api.Bodies.Handovers;
using BucketManager.Adapters.Api.Bodies.Keys;
using BucketManager.Adapters.Api.Bodies.Projects;
using BucketManager.Adapters.Api.Bodies.Users;
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

namespace BucketManager.Adapters.Api.Json;

/// <summary>How everything of the interface is written and read: camelCase, enums as words, times in UTC with <c>Z</c>.</summary>
public static class ApiJson
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
