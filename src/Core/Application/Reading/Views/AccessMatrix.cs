using BucketManager.Domain.Grants;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>All users, all buckets and all grants that are applied, at one sequence number.</summary>
public sealed record AccessMatrix(
    IReadOnlyList<string> Users, IReadOnlyList<string> Buckets, IReadOnlyList<(UserName User, Grant Grant)> Grants, long Sequence);
