using BucketManager.Core.Buckets;
using BucketManager.Core.Credentials;
using BucketManager.Core.Grants;
using BucketManager.Core.Handovers;
using BucketManager.Core.Operations;
using BucketManager.Core.Projects;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core;

/// <summary>Everything that can be asked of the program: its table of contents, and the one thing that a host composes.</summary>
public sealed record BucketManagerApp
{
    // Read
    public required ListProjects ListProjects { get; init; }

    public required ReadProject ReadProject { get; init; }

    public required ReadAccess ReadAccess { get; init; }

    public required ReadOperations ReadOperations { get; init; }

    public required Search Search { get; init; }

    // Projects
    public required OpenProject OpenProject { get; init; }

    public required ChangeProject ChangeProject { get; init; }

    public required CloseProject CloseProject { get; init; }

    // Buckets
    public required CreateBucket CreateBucket { get; init; }

    public required ChangeBucket ChangeBucket { get; init; }

    public required DeleteBucket DeleteBucket { get; init; }

    // Users and what they may do
    public required AddUser AddUser { get; init; }

    public required ChangeUser ChangeUser { get; init; }

    public required RemoveUser RemoveUser { get; init; }

    public required ReplaceGrants ReplaceGrants { get; init; }

    public required StopUser StopUser { get; init; }

    public required ResumeUser ResumeUser { get; init; }

    // Credentials
    public required UserKeys UserKeys { get; init; }

    public required ManageHandovers ManageHandovers { get; init; }

    public required ClaimHandover ClaimHandover { get; init; }
}
