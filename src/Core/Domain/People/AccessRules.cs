using System.Collections.Frozen;
using BucketManager.Domain.Basics;

namespace BucketManager.Domain.People;

/// <summary>Who may do what: one table, read by every use case. A test holds that no use case is missing.</summary>
public static class AccessRules
{
    private static readonly FrozenDictionary<UseCase, Role> LowestRole = new Dictionary<UseCase, Role>
    {
        // Show only what the asker may see, or are held by a token instead of a sign-in.
        [UseCase.ListProjects] = Role.None,
        [UseCase.Search] = Role.None,
        [UseCase.ClaimHandover] = Role.None,

        [UseCase.ReadProject] = Role.Viewer,
        [UseCase.ReadKeys] = Role.Viewer,
        [UseCase.ListHandovers] = Role.Viewer,

        [UseCase.ChangeProject] = Role.Manager,
        [UseCase.CreateBucket] = Role.Manager,
        [UseCase.ChangeBucket] = Role.Manager,
        [UseCase.DeleteBucket] = Role.Manager,
        [UseCase.AddUser] = Role.Manager,
        [UseCase.ChangeUser] = Role.Manager,
        [UseCase.RemoveUser] = Role.Manager,
        [UseCase.ReplaceGrants] = Role.Manager,
        [UseCase.StopUser] = Role.Manager,
        [UseCase.ResumeUser] = Role.Manager,
        [UseCase.ChangeKeys] = Role.Manager,
        [UseCase.OfferHandover] = Role.Manager,
        [UseCase.WithdrawHandover] = Role.Manager,
        [UseCase.RebuildProject] = Role.Manager,
        [UseCase.RestoreTemplate] = Role.Manager,
        [UseCase.UpgradeProject] = Role.Manager,
        [UseCase.StopJob] = Role.Manager,

        [UseCase.OpenProject] = Role.Admin,
        [UseCase.ChangeProjectSftp] = Role.Admin,
        [UseCase.CloseProject] = Role.Admin,
    }.ToFrozenDictionary();

    /// <summary>Throws for a use case that the table lacks: a defect that no request must get past.</summary>
    public static bool Allows(UseCase useCase, Role role) => role >= LowestRole[useCase];

    /// <summary>The refusal for somebody who sees the project and may not do this; null: may.</summary>
    public static Refusal.Forbidden? Refused(UseCase useCase, Role role) =>
        Allows(useCase, role)
            ? null
            : new Refusal.Forbidden(LowestRole[useCase] == Role.Admin ? RefusalSentences.ForbiddenToManagers() : RefusalSentences.ForbiddenToViewers());
}
