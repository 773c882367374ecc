using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using BucketManager.Hosts.Local;

namespace BucketManager.Benchmarks.Data;

/// <summary>A project of the data set with all that is in it.</summary>
internal sealed record DataProject(
    ProjectName Name,
    ProjectSpec Spec,
    IReadOnlyList<(BucketName Name, BucketSpec Spec)> Buckets,
    IReadOnlyList<(UserName Name, UserSpec Spec)> Users)
{
    public ThingRecord Baseline(DateTimeOffset at, IEntropy entropy) =>
        Record(ThingKey.OfProject(Name), Spec, at, entropy) with { ExternalId = $"bm-{Name}" };

    public IEnumerable<ThingRecord> BucketsAndUsers(DateTimeOffset at, IEntropy entropy) =>
    [
        .. Buckets.Select(b => Record(ThingKey.OfBucket(Name, b.Name), b.Spec, at, entropy)),
        .. Users.Select(u => Record(ThingKey.OfUser(Name, u.Name), u.Spec, at, entropy)),
    ];

    private static ThingRecord Record(ThingKey key, Spec spec, DateTimeOffset at, IEntropy entropy) =>
        new(key, Revision: 1, spec, SamplePeople.Admin.Email.ToString(), at, OperationId.New(at, entropy));
}
