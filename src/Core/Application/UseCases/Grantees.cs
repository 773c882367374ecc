using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases;

/// <summary>The users that can reach a bucket, or will: applied, running and waiting grants count.</summary>
internal static class Grantees
{
    /// <summary>By name.</summary>
    public static IReadOnlyList<ThingState> Of(ProjectView project, BucketName bucket) =>
        [.. project.Users.Values.Where(u => u.Specs<UserSpec>().Any(s => s.Grants.Any(g => g.Bucket == bucket)))];

    /// <summary>The refusal of a deletion while users can reach the bucket; null: none can.</summary>
    public static Refusal.InUse? InUse(EditContext on, BucketName bucket)
    {
        ValueList<string> names = [.. Of(on.View!, bucket).Select(u => u.Key.Name)];
        return names.Count == 0
            ? null
            : new Refusal.InUse(
                Say.BucketInUse(names.Count, bucket, string.Join(", ", names)), names);
    }
}
