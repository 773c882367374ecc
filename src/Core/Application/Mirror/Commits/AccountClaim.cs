using BucketManager.Domain.Projects;

namespace BucketManager.Application.Mirror.Commits;

/// <summary>Reserves an account for the commit's project, or gives it back.</summary>
/// <param name="Release">False: the commit fails if another project has the account.</param>
public sealed record AccountClaim(AccountId Account, bool Release);
