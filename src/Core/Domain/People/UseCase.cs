namespace BucketManager.Domain.People;

/// <summary>Everything that can be asked of the program; <see cref="AccessRules"/> says who may.</summary>
public enum UseCase
{
    ListProjects,
    OpenProject,
    ReadProject,
    ChangeProject,
    ChangeProjectSftp,
    CloseProject,
    CreateBucket,
    ChangeBucket,
    DeleteBucket,
    AddUser,
    ChangeUser,
    RemoveUser,
    ReplaceGrants,
    StopUser,
    ResumeUser,
    ReadKeys,
    ChangeKeys,
    OfferHandover,
    ListHandovers,
    WithdrawHandover,
    RebuildProject,
    RestoreTemplate,
    UpgradeProject,
    StopJob,
    Search,
    ClaimHandover,
}
