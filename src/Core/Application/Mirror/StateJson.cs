using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Records;

namespace BucketManager.Application.Mirror;

/// <summary>
/// What stores keep, as JSON, the one form for all of them: <c>{"schema":1,"value":…}</c>, ASCII only, absent members instead of null.
/// Reading is strict: a value that this program would not have written is not read, so nothing is lost by writing it back.
/// It is told as <see cref="PortException"/>: refused when a newer program wrote it, else a bug. So a new member of something that
/// is kept is nullable, or <see cref="Schema"/> goes up and reading gives it to the values of older forms.
/// </summary>
public static class StateJson
{
    /// <summary>Goes up with each change that an older program would read wrongly or could not read.</summary>
    public const int Schema = 1;

    // The generator takes an absent member for null, also where that is not allowed.
    private static readonly JsonSerializerOptions Strict = new(StateJsonContext.Default.Options)
    {
        TypeInfoResolver = StateJsonContext.Default.WithAddedModifier(static type =>
        {
            foreach (var member in type.Properties.Where(m => m.Set is not null || m.AssociatedParameter is not null))
                member.IsRequired = !member.IsSetNullable && Nullable.GetUnderlyingType(member.PropertyType) is null;
        }),
    };

    public static string Write(ThingState thing) => WriteAs(thing);

    public static string Write(Operation operation) => WriteAs(operation);

    public static string Write(ActivityEntry entry) => WriteAs(entry);

    public static string Write(ProjectChange change) => WriteAs(change);

    public static string Write(Job job) => WriteAs(job);

    public static string Write(Handover handover) => WriteAs(handover);

    public static ThingState ReadThing(string json) => ReadAs<ThingState>(json);

    public static Operation ReadOperation(string json) => ReadAs<Operation>(json);

    public static ActivityEntry ReadActivity(string json) => ReadAs<ActivityEntry>(json);

    public static ProjectChange ReadChange(string json) => ReadAs<ProjectChange>(json);

    public static Job ReadJob(string json) => ReadAs<Job>(json);

    public static Handover ReadHandover(string json) => ReadAs<Handover>(json);

    private static string WriteAs<T>(T value)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema"u8, Schema);
            writer.WritePropertyName("value"u8);
            JsonSerializer.Serialize(writer, value, TypeOf<T>());
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Strict.GetTypeInfo(typeof(T));

    private static T ReadAs<T>(string json)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            if (!reader.Read() || !reader.ValueTextEquals("schema"u8) || !reader.Read() || !reader.TryGetInt32(out var schema))
                throw new JsonException("It has no schema.");
            if (schema > Schema)
            {
                throw new PortException(
                    PortFault.Refused,
                    $"The stored {typeof(T).Name} has form {schema}; this program knows forms up to {Schema}. "
                    + "Start the newer version that wrote it.");
            }

            if (!reader.Read() || !reader.ValueTextEquals("value"u8) || !reader.Read())
                throw new JsonException("It has no value.");
            return JsonSerializer.Deserialize(ref reader, TypeOf<T>()) ?? throw new JsonException("Its value is null.");
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            throw new PortException(PortFault.Bug, $"A stored {typeof(T).Name} cannot be read: {damaged.Message}", damaged);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    Converters =
    [
        typeof(InternedTextConverter), typeof(ProjectNameConverter), typeof(UserNameConverter), typeof(OperationIdConverter),
        typeof(JobIdConverter), typeof(ThingKeyConverter),
        typeof(SpecConverter), typeof(SentenceArgsConverter), typeof(TextMapConverter), typeof(ValueListConverter<string>),
        typeof(ValueListConverter<ThingState>), typeof(ValueListConverter<Operation>), typeof(ValueListConverter<ActivityEntry>),
        typeof(ValueListConverter<Invalidation>), typeof(ValueListConverter<ThingKey>),
        typeof(ValueListConverter<JobFailure>),
    ])]
[JsonSerializable(typeof(ThingState))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(ActivityEntry))]
[JsonSerializable(typeof(ProjectChange))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(ThingKey))]
[JsonSerializable(typeof(JobFailure))]
[JsonSerializable(typeof(Handover))]
[JsonSerializable(typeof(Invalidation))]
[JsonSerializable(typeof(string))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
