using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Projects;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Projects;

public sealed class ProjectEditsTests
{
    private static readonly ThingState Ready = A.Ready(A.ProjectKey, A.ProjectSpec());

    [Fact]
    public void A_new_project_says_where_it_is_who_is_in_it_and_what_SFTP_costs()
    {
        var plan = OpenProject.Plan(A.Project, A.ProjectFields(sftp: true));

        var edit = plan.Make(new EditContext(A.Admin, null, null, A.Now)).Value;

        Assert.Equal("admin@example.com opened the project acme", edit.Says.Text);
        Assert.Equal(
            [
                "Opens the project acme in the account 111122223333, region eu-west-1",
                "manager@example.com becomes a manager of the project",
                "viewer@example.com becomes a viewer of the project",
                "Sets up an SFTP server (there was none)",
            ],
            edit.Summary.Texts());
        Assert.Equal(["The SFTP server costs about $0.30 an hour, about $216 a month, even when nobody uses it."], edit.Warnings.Texts());
    }

    [Fact]
    public void A_project_may_be_opened_without_a_manager_with_a_warning() => Assert.Equal(
        ["no-managers"],
        OpenProject.Plan(A.Project, A.ProjectFields() with { Managers = [] }).Make(new EditContext(A.Admin, null, null, A.Now)).Value.Warnings.Codes());

    [Theory]
    [InlineData("New title", null, null, "manager@example.com changed the title of the project acme to \"New title\"", "title-changed")]
    [InlineData(null, "manager@example.com,ada@example.com", null, "manager@example.com made ada@example.com a manager of acme", "manager-added")]
    [InlineData(null, null, "", "manager@example.com removed viewer@example.com from the viewers of acme", "viewer-removed")]
    [InlineData(null, null, "viewer@example.com,ada@example.com", "manager@example.com made ada@example.com a viewer of acme", "viewer-added")]
    public void A_manager_changes_title_and_people(string? title, string? managers, string? viewers, string says, string code)
    {
        var fields = A.ProjectFields();
        fields = fields with
        {
            Title = title ?? fields.Title,
            Managers = managers?.Split(',') ?? fields.Managers,
            Viewers = viewers?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? fields.Viewers,
        };

        var edit = Change(fields).On(Ready).Value;

        Assert.Equal(says, edit.Says.Text);
        Assert.Equal([code], edit.Summary.Codes());
    }

    [Fact]
    public void Who_leaves_is_warned()
    {
        var edit = Change(A.ProjectFields() with { Managers = ["ada@example.com"] }).On(Ready).Value;

        Assert.Equal(["manager-added", "manager-removed"], edit.Summary.Codes());
        Assert.Equal(["you-leave"], edit.Warnings.Codes());
        Assert.Equal("manager@example.com made 2 changes to the project acme", edit.Says.Text);
    }

    [Fact]
    public void The_last_manager_stays_whoever_asks()
    {
        var plan = Change(A.ProjectFields() with { Managers = null });

        Assert.Equal(["/spec/managers last-manager"], plan.On(Ready).Broken());
        Assert.Equal(["/spec/managers last-manager"], plan.On(A.View(), A.Admin).Broken());
    }

    [Fact]
    public void A_project_that_never_had_a_manager_can_be_changed_without_one()
    {
        var fields = A.ProjectFields() with { Managers = [] };

        Assert.True(Change(fields with { Title = "Other" }).On(A.View(A.Ready(A.ProjectKey, ProjectSpec.Check(fields).Value)), A.Admin).Accepted);
    }

    [Fact]
    public void Account_and_region_are_chosen_at_creation_only()
    {
        var plan = Change(A.ProjectFields() with { Account = "444455556666", Region = "eu-central-1" });

        Assert.Equal(["/spec/account create-only", "/spec/region create-only"], plan.On(Ready).Broken());
        Assert.Equal(["/spec/account create-only", "/spec/region create-only"], plan.On(A.View(A.NeverMade(A.ProjectKey, A.ProjectSpec())), A.Admin).Broken());
    }

    [Fact]
    public void Only_an_admin_switches_SFTP_and_is_told_so_after_what_is_wrong()
    {
        var on = Change(A.ProjectFields(sftp: true));

        Assert.Equal(["Forbidden"], on.On(Ready).Broken());
        Assert.Equal(["/spec/title required"], Change(A.ProjectFields(title: "", sftp: true)).On(Ready).Broken());
        Assert.Equal(["Forbidden"], Change(A.ProjectFields()).On(A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true))).Broken());
        var edit = on.On(A.View(), A.Admin).Value;
        Assert.Equal("admin@example.com switched SFTP on for acme", edit.Says.Text);
        Assert.Equal(["sftp-cost"], edit.Warnings.Codes());
    }

    [Fact]
    public void A_manager_of_a_project_with_SFTP_changes_all_else()
    {
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));

        var edit = Change(A.ProjectFields(title: "Other", sftp: true)).On(project).Value;

        Assert.Equal(["title-changed"], edit.Summary.Codes());
        Assert.Empty(edit.Warnings);
    }

    [Fact]
    public void SFTP_stays_on_while_users_come_over_it()
    {
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        var user = A.Ready(A.User(), UserSpec.Check(A.UserFields() with { Sftp = true }).Value);

        var refusal = Assert.IsType<Refusal.InUse>(Change(A.ProjectFields()).On(A.View(project, user), A.Admin).Refusal);

        Assert.Equal(["acme-edi"], refusal.Users);
        Assert.Equal("1 user connects over SFTP: acme-edi. Switch SFTP off for them first.", refusal.Says.Text);
        Assert.True(Change(A.ProjectFields()).On(A.View(project, A.Ready(A.User(), A.UserSpec())), A.Admin).Accepted);
    }

    [Fact]
    public void A_project_that_was_never_set_up_is_tried_again()
    {
        var edit = Change(A.ProjectFields(title: "Other")).On(A.View(A.NeverMade(A.ProjectKey, A.ProjectSpec())), A.Admin).Value;

        Assert.Equal(ChangeAction.Create, edit.Action);
        Assert.Equal("admin@example.com tried to open the project acme again", edit.Says.Text);
        Assert.Equal("opens-project", edit.Summary[0].Code);
    }

    [Fact]
    public void A_project_with_buckets_or_users_is_in_use()
    {
        var bucket = A.NeverMade(A.Bucket(), BucketSpec.Plain);
        var user = A.Wanted(A.User(), A.UserSpec());

        Assert.Equal(
            "The project still has 1 bucket and 1 user. Delete them first.",
            Assert.IsType<Refusal.InUse>(Close().On(A.View(bucket, user), A.Admin).Refusal).Says.Text);
    }

    [Fact]
    public void A_project_with_only_kept_buckets_is_closed_when_they_may_stay()
    {
        var kept = new ThingState(A.Bucket()) { Revision = 2, Kept = true };

        Assert.Equal("project-has-kept-buckets", Assert.IsType<Refusal.InUse>(Close().On(A.View(kept), A.Admin).Refusal).Says.Code);
        var edit = Close(leaveKept: true).On(A.View(kept), A.Admin).Value;
        Assert.Equal(["closes-project"], edit.Summary.Codes());
        Assert.Equal(["1 bucket stays in the account with all files, outside BucketManager: invoices."], edit.Warnings.Texts());
    }

    [Fact]
    public void An_empty_project_is_closed() => Assert.Equal("admin@example.com closed the project acme", Close().On(A.View(), A.Admin).Value.Says.Text);

    [Fact]
    public void Every_project_edit_knows_its_right()
    {
        Assert.Equal(UseCase.OpenProject, OpenProject.Plan(A.Project, A.ProjectFields()).UseCase);
        Assert.Equal(UseCase.ChangeProject, Change(A.ProjectFields()).UseCase);
        Assert.Equal(UseCase.CloseProject, Close().UseCase);
        Assert.True(Change(A.ProjectFields()).NeedsRevision);
        Assert.True(Close().NeedsRevision);
    }

    private static EditPlan Change(ProjectFields fields) => ChangeProject.Plan(A.Project, fields);

    private static EditPlan Close(bool leaveKept = false) => CloseProject.Plan(A.Project, leaveKept);
}
