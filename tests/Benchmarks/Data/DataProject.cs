using BucketManager.Core.Buckets;
using BucketManager.Core.Projects;
using BucketManager.Core.Users;

namespace BucketManager.Benchmarks.Data;

/// <summary>A project of the data set with all that is in it.</summary>
internal sealed record DataProject(
    ProjectName Name,
    ProjectSpec Spec,
    IReadOnlyList<(BucketName Name, BucketSpec Spec)> Buckets,
    IReadOnlyList<(UserName Name, UserSpec Spec)> Users);
