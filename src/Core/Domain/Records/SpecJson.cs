using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Records;

/// <summary>
/// A spec as JSON, the one form for templates and cache: camelCase, absent fields instead of null, empty or false.
/// ASCII only (CloudFormation gives every raw character beyond it back as <c>?</c>).
/// </summary>
public static class SpecJson
{
    private static readonly JsonSerializerOptions Reading = new(SpecJsonContext.Default.Options)
    {
        TypeInfoResolver = SpecJsonContext.Default,
        Converters = { new InternedTextConverter() },
    };

    public static JsonElement Write(Spec spec) => spec switch
    {
        ProjectSpec project => JsonSerializer.SerializeToElement(project.ToFields(), SpecJsonContext.Default.ProjectFields),
        BucketSpec bucket => JsonSerializer.SerializeToElement(bucket.ToFields(), SpecJsonContext.Default.BucketFields),
        UserSpec user => JsonSerializer.SerializeToElement(user.ToFields(), SpecJsonContext.Default.UserFields),
        _ => throw new ArgumentOutOfRangeException(nameof(spec)),
    };

    /// <summary>The checked spec. Unknown fields, wrong types and broken rules are refusals.</summary>
    public static Result<Spec> Read(ThingKind kind, JsonElement json)
    {
        try
        {
            return kind switch
            {
                ThingKind.Project => ProjectSpec.Check(FieldsOf<ProjectFields>(json)).Map<Spec>(s => s),
                ThingKind.Bucket => BucketSpec.Check(FieldsOf<BucketFields>(json)).Map<Spec>(s => s),
                _ => UserSpec.Check(FieldsOf<UserFields>(json)).Map<Spec>(s => s),
            };
        }
        catch (JsonException damaged)
        {
            return new Refusal.Invalid($"/spec{damaged.Path?.TrimStart('$').Replace('.', '/')}", FieldRules.UnreadableField());
        }
    }

    private static T FieldsOf<T>(JsonElement json)
        where T : new() => json.Deserialize((JsonTypeInfo<T>)Reading.GetTypeInfo(typeof(T))) ?? new();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ProjectFields))]
[JsonSerializable(typeof(BucketFields))]
[JsonSerializable(typeof(UserFields))]
internal sealed partial class SpecJsonContext : JsonSerializerContext;
