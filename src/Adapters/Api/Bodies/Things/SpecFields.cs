using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>A spec as its fields, which is how it is written.</summary>
internal static class SpecFields
{
    /// <summary>Null where there is no spec.</summary>
    public static object? Of(Spec? spec) => spec switch
    {
        null => null,
        ProjectSpec project => project.ToFields(),
        BucketSpec bucket => bucket.ToFields(),
        UserSpec user => user.ToFields(),
        _ => throw new ArgumentOutOfRangeException(nameof(spec)),
    };
}
