using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using Xunit;

namespace BucketManager.Core.Tests.People;

public sealed class AccessRulesTests
{
    // Every use case, and who may: a stranger to the project, a viewer, a manager, an admin.
    public static TheoryData<UseCase, bool, bool, bool, bool> Table => new()
    {
        { UseCase.ListProjects, true, true, true, true },
        { UseCase.Search, true, true, true, true },
        { UseCase.ClaimHandover, true, true, true, true },
        { UseCase.ReadProject, false, true, true, true },
        { UseCase.ReadKeys, false, true, true, true },
        { UseCase.ListHandovers, false, true, true, true },
        { UseCase.ChangeProject, false, false, true, true },
        { UseCase.CreateBucket, false, false, true, true },
        { UseCase.ChangeBucket, false, false, true, true },
        { UseCase.DeleteBucket, false, false, true, true },
        { UseCase.AddUser, false, false, true, true },
        { UseCase.ChangeUser, false, false, true, true },
        { UseCase.RemoveUser, false, false, true, true },
        { UseCase.ReplaceGrants, false, false, true, true },
        { UseCase.StopUser, false, false, true, true },
        { UseCase.ResumeUser, false, false, true, true },
        { UseCase.ChangeKeys, false, false, true, true },
        { UseCase.OfferHandover, false, false, true, true },
        { UseCase.WithdrawHandover, false, false, true, true },
        { UseCase.RebuildProject, false, false, true, true },
        { UseCase.RestoreTemplate, false, false, true, true },
        { UseCase.UpgradeProject, false, false, true, true },
        { UseCase.StopJob, false, false, true, true },
        { UseCase.OpenProject, false, false, false, true },
        { UseCase.ChangeProjectSftp, false, false, false, true },
        { UseCase.CloseProject, false, false, false, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_person_may_what_its_role_in_the_project_allows(UseCase useCase, bool stranger, bool viewer, bool manager, bool admin)
    {
        var project = A.View();

        Assert.Equal(stranger, AccessRules.Allows(useCase, project.RoleOf(A.Stranger)));
        Assert.Equal(viewer, AccessRules.Allows(useCase, project.RoleOf(A.Viewer)));
        Assert.Equal(manager, AccessRules.Allows(useCase, project.RoleOf(A.Manager)));
        Assert.Equal(admin, AccessRules.Allows(useCase, project.RoleOf(A.Admin)));
    }

    [Fact]
    public void No_use_case_is_missing_in_the_table() =>
        Assert.Equal(Enum.GetValues<UseCase>().Order(), Table.Select(row => (UseCase)((object[])row)[0]).Order());

    [Fact]
    public void Being_taken_off_a_list_counts_from_its_acceptance()
    {
        var project = A.Waiting(A.Ready(A.ProjectKey, A.ProjectSpec()), With(managers: ["second.manager@example.com"], viewers: ["manager@example.com"]));

        Assert.Equal(Role.Viewer, A.View(project).RoleOf(A.Manager));
        Assert.Equal(Role.None, A.View(project).RoleOf(A.Viewer));
    }

    [Fact]
    public void Being_put_on_a_list_counts_from_when_it_is_applied()
    {
        var second = A.Person("second.manager@example.com");
        var spec = With(managers: ["manager@example.com", "second.manager@example.com"], viewers: []);
        var waiting = A.Waiting(A.Ready(A.ProjectKey, A.ProjectSpec()), spec);

        Assert.Equal(Role.None, A.View(waiting).RoleOf(second));
        Assert.Equal(Role.Manager, A.View(A.Ready(A.ProjectKey, spec, 2)).RoleOf(second));
    }

    [Fact]
    public void A_project_that_was_never_set_up_is_seen_by_admins_only()
    {
        var project = A.View(A.NeverMade(A.ProjectKey, A.ProjectSpec()));

        Assert.Equal(Role.None, project.RoleOf(A.Manager));
        Assert.Equal(Role.Admin, project.RoleOf(A.Admin));
    }

    [Fact]
    public void What_a_role_may_not_is_refused_with_whom_to_ask()
    {
        Assert.Equal("forbidden-to-viewers", AccessRules.Refused(UseCase.CreateBucket, Role.Viewer)!.Says.Code);
        Assert.Equal("forbidden-to-managers", AccessRules.Refused(UseCase.CloseProject, Role.Manager)!.Says.Code);
        Assert.Null(AccessRules.Refused(UseCase.CloseProject, Role.Admin));
    }

    private static ProjectSpec With(string[] managers, string[] viewers) =>
        ProjectSpec.Check(A.ProjectFields() with { Managers = managers, Viewers = viewers }).Value;
}
