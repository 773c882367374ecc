using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;

namespace BucketManager.Domain.Grants;

/// <summary>All grants of a user, in canonical order: by bucket, then prefix, then level; none twice.</summary>
public static class GrantSet
{
    public const int Max = 500;

    public static Result<ValueList<Grant>> Check(IReadOnlyList<GrantFields>? typed, string at = "/grants")
    {
        var errors = new FieldErrors();
        var grants = Check(typed, at, errors);
        return errors.Any ? errors.Refusal : grants;
    }

    public static IReadOnlyList<GrantFields>? ToFields(ValueList<Grant> grants) => grants.Count == 0
        ? null
        : [.. grants.Select(g => new GrantFields
        {
            Bucket = g.Bucket.ToString(),
            Prefix = g.Prefix.IsWholeBucket ? null : g.Prefix.ToString(),
            Can = g.Can.Word(),
        })];

    internal static ValueList<Grant> Check(IReadOnlyList<GrantFields>? typed, string at, FieldErrors errors)
    {
        if (typed is null)
            return [];
        if (typed.Count > Max)
        {
            errors.Add(at, FieldRules.AtMost(Max));
            return [];
        }

        var grants = new List<Grant>(typed.Count);
        var seen = new HashSet<Grant>();
        for (var i = 0; i < typed.Count; i++)
        {
            if (typed[i] is not { } fields)
            {
                errors.Add($"{at}/{i}", FieldRules.Required());
                continue;
            }

            var bucket = errors.Take($"{at}/{i}/bucket", BucketName.Check(fields.Bucket));
            var prefix = errors.Take($"{at}/{i}/prefix", Prefix.Check(fields.Prefix));
            var can = GrantLevels.Check(fields.Can);
            if (!can.Accepted)
                errors.Add($"{at}/{i}/can", ((Refusal.Invalid)can.Refusal).Errors[0].Says);
            if (bucket is null || prefix is null || !can.Accepted)
                continue;
            var grant = new Grant(bucket, prefix, can.Value);
            if (seen.Add(grant))
                grants.Add(grant);
            else
                errors.Add($"{at}/{i}", FieldRules.Duplicate());
        }

        return [.. grants.OrderBy(g => g.Bucket).ThenBy(g => g.Prefix).ThenBy(g => g.Can)];
    }
}
