using BucketManager.Core.Projects;

namespace BucketManager.Core.State;

/// <summary>Reserves an account for the commit's project, or gives it back.</summary>
/// <param name="Release">False: the commit fails if another project has the account.</param>
public sealed record AccountClaim(AccountId Account, bool Release);
