using System.Text.RegularExpressions;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Buckets;

/// <summary>What a person may choose about a bucket. How it is protected is not a choice.</summary>
public sealed partial record BucketSpec : Spec
{
    public const int MaxTags = 20;

    public static BucketSpec Plain { get; } = new();

    public override ThingKind Kind => ThingKind.Bucket;

    public string Description { get; private init; } = string.Empty;

    public Retention Retention { get; private init; } = Retention.Forever;

    /// <summary>In governance mode: a compliance lock could not be undone by anyone.</summary>
    public int? ObjectLockDays { get; private init; }

    public ValueList<SourceNetwork> AllowedNetworks { get; private init; } = [];

    public ValueMap<string> Tags { get; private init; } = ValueMap<string>.Empty;

    public static Result<BucketSpec> Check(BucketFields fields, string at = "/spec")
    {
        var errors = new FieldErrors();
        var description = errors.Take($"{at}/description", PersonText.Check(fields.Description, 500));
        var retention = Retention.Check(fields.Retention, $"{at}/retention");
        if (retention.Refusal is Refusal.Invalid invalid)
        {
            foreach (var error in invalid.Errors)
                errors.Add(error.Field, error.Says);
        }

        if (fields.ObjectLockDays is < 1 or > Retention.MaxDays)
            errors.Add($"{at}/objectLockDays", FieldRules.Range(min: 1, max: Retention.MaxDays));
        var networks = SourceNetworks.Check(fields.AllowedNetworks, $"{at}/allowedNetworks", errors);
        var tags = CheckTags(fields.Tags, $"{at}/tags", errors);
        if (errors.Any)
            return errors.Refusal;
        return new BucketSpec
        {
            Description = description!,
            Retention = retention.Value,
            ObjectLockDays = fields.ObjectLockDays,
            AllowedNetworks = networks,
            Tags = tags,
        };
    }

    public BucketFields ToFields() => new()
    {
        Description = Description.Length == 0 ? null : Description,
        Retention = Retention.ToFields(),
        ObjectLockDays = ObjectLockDays,
        AllowedNetworks = AllowedNetworks.Count == 0 ? null : [.. AllowedNetworks.Select(n => n.ToString())],
        Tags = Tags.Count == 0 ? null : Tags,
    };

    private static ValueMap<string> CheckTags(IReadOnlyDictionary<string, string>? typed, string at, FieldErrors errors)
    {
        if (typed is null)
            return ValueMap<string>.Empty;
        if (typed.Count > MaxTags)
        {
            errors.Add(at, FieldRules.AtMost(MaxTags));
            return ValueMap<string>.Empty;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in typed)
        {
            var field = $"{at}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (errors.Take(field, PersonText.Check(key, 128, required: true)) is not { } canonicalKey
                || errors.Take(field, PersonText.Check(value, 256)) is not { } canonicalValue)
            {
                continue;
            }

            if (canonicalKey.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                errors.Add(field, FieldRules.TagReserved("aws:"));
            else if (canonicalKey.StartsWith("bucket-manager:", StringComparison.OrdinalIgnoreCase))
                errors.Add(field, FieldRules.TagReserved("bucket-manager:"));
            else if (!TagText().IsMatch(canonicalKey) || !TagText().IsMatch(canonicalValue))
                errors.Add(field, FieldRules.Characters("letters, digits, spaces and _ . : / = + - @"));
            else if (!tags.TryAdd(canonicalKey, canonicalValue))
                errors.Add(field, FieldRules.Duplicate());
        }

        return new ValueMap<string>(tags);
    }

    // Source: Tag in the Resource Groups Tagging API reference, which S3 and CloudFormation share.
    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex TagText();
}
