using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Buckets;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;
using NSubstitute;
using Xunit;

namespace BucketManager.Core.Tests.Buckets;

public sealed class BucketEditsTests
{
    private static readonly BucketName Invoices = BucketName.Parse("invoices");

    [Fact]
    public void A_plain_bucket_is_created_in_one_sentence()
    {
        var edit = Create(new BucketFields()).On().Value;

        Assert.Equal(ChangeAction.Create, edit.Action);
        Assert.Equal("manager@example.com created the bucket invoices", edit.Says.Text);
        Assert.Equal(["Creates the bucket invoices"], edit.Summary.Texts());
        Assert.Empty(edit.Warnings);
    }

    [Fact]
    public void All_that_a_new_bucket_is_given_is_said()
    {
        var edit = Create(new BucketFields
        {
            Description = "Invoices from ACME",
            Retention = new RetentionFields { KeepCurrentDays = 90, KeepPreviousVersionsDays = 30, MoveToColderAfterDays = 60 },
            ObjectLockDays = 7,
            AllowedNetworks = ["203.0.113.0/24", "10.0.0.0/8"],
            Tags = new Dictionary<string, string> { ["cost-centre"] = "4711" },
        }).On().Value;

        Assert.Equal(
            [
                "Creates the bucket invoices",
                "Sets the description to \"Invoices from ACME\"",
                "Keeps files for 90 days",
                "Keeps previous versions for 30 days",
                "Moves files to colder storage after 60 days",
                "Locks each new file for 7 days",
                "Allows access only from 203.0.113.0/24, 10.0.0.0/8",
                "Sets the tag cost-centre to \"4711\"",
            ],
            edit.Summary.Texts());
        Assert.Equal(["removes-files", "removes-versions", "lock-cannot-be-undone", "private-network"], edit.Warnings.Codes());
        Assert.Equal("Files older than 90 days will be deleted for good, 30 days after they disappear from view.", edit.Warnings[0].Text);
    }

    [Fact]
    public void A_change_says_what_is_and_what_was()
    {
        var edit = Change(Fields(days: 30)).On(Ready(Fields(days: 90))).Value;

        Assert.Equal(ChangeAction.Update, edit.Action);
        Assert.Equal("retention-changed", Assert.Single(edit.Summary).Code);
        Assert.Equal("Keeps previous versions for 30 days (was 90)", edit.Summary[0].Text);
        Assert.Equal("manager@example.com changed how long files are kept in the bucket invoices", edit.Says.Text);
    }

    [Theory]
    [InlineData(90, 30, "Keeps previous versions for 30 days (was 90)", true)]
    [InlineData(30, 90, "Keeps previous versions for 90 days (was 30)", false)]
    [InlineData(null, 30, "Keeps previous versions for 30 days (was for ever)", true)]
    [InlineData(30, null, "Keeps previous versions for ever (was 30 days)", false)]
    public void Danger_is_said_where_more_would_be_removed_than_before(int? was, int? days, string summary, bool danger)
    {
        var edit = Change(Fields(days)).On(Ready(Fields(was))).Value;

        Assert.Equal([summary], edit.Summary.Texts());
        Assert.Equal(danger ? ["removes-versions"] : [], edit.Warnings.Codes());
    }

    [Fact]
    public void Files_that_only_go_out_of_sight_are_not_said_to_be_removed()
    {
        var edit = Change(new BucketFields { Retention = new RetentionFields { KeepCurrentDays = 30 } }).On(Ready(new BucketFields())).Value;

        Assert.Equal(["hides-files"], edit.Warnings.Codes());
    }

    [Fact]
    public void Nothing_would_change_is_an_empty_summary()
    {
        var edit = Change(Fields(30)).On(Ready(Fields(30))).Value;

        Assert.Empty(edit.Summary);
        Assert.Equal("manager@example.com saved the bucket invoices without changes", edit.Says.Text);
    }

    [Fact]
    public void Several_changes_are_counted_in_the_diary_and_told_one_by_one_in_the_summary()
    {
        var was = new BucketFields { Description = "Old", Tags = Tags(("a", "1"), ("b", "2")), AllowedNetworks = ["203.0.113.0/24", "2001:db8::/32"] };
        var now = new BucketFields { Tags = Tags(("a", "3"), ("c", "")), AllowedNetworks = ["203.0.113.0/24", "198.51.100.0/24"] };

        var edit = Change(now).On(Ready(was)).Value;

        Assert.Equal(
            [
                "Removes the description (was \"Old\")",
                "Also allows access from 198.51.100.0/24",
                "No longer allows access from 2001:db8::/32",
                "Changes the tag a to \"3\" (was \"1\")",
                "Sets the tag c to \"\"",
                "Removes the tag b (was \"2\")",
            ],
            edit.Summary.Texts());
        Assert.Equal("manager@example.com made 6 changes to the bucket invoices", edit.Says.Text);
    }

    [Fact]
    public void A_change_is_compared_with_the_newest_accepted_spec_not_with_the_applied_one()
    {
        var waiting = A.Waiting(Ready(Fields(90)), A.BucketSpec(Fields(60)));

        Assert.Equal(["Keeps previous versions for 30 days (was 60)"], Change(Fields(30)).On(waiting).Value.Summary.Texts());
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData(7, null)]
    [InlineData(7, 8)]
    public void A_lock_is_chosen_at_creation_only(int? was, int? now)
    {
        var plan = Change(new BucketFields { ObjectLockDays = now });

        Assert.Equal(["/spec/objectLockDays create-only"], plan.On(Ready(new BucketFields { ObjectLockDays = was })).Broken());
    }

    [Fact]
    public void A_bucket_that_was_never_made_may_be_tried_again_with_another_lock()
    {
        var edit = Change(new BucketFields { ObjectLockDays = 8 })
            .On(A.NeverMade(A.Bucket(), A.BucketSpec(new BucketFields { ObjectLockDays = 7 }))).Value;

        Assert.Equal(ChangeAction.Create, edit.Action);
        Assert.Equal("manager@example.com tried to create the bucket invoices again", edit.Says.Text);
        Assert.Equal(["creates-bucket", "locks-files"], edit.Summary.Codes());
    }

    [Fact]
    public void What_is_wrong_with_a_spec_is_said_before_what_cannot_be_changed() => Assert.Equal(
        ["/spec/objectLockDays range"], Change(new BucketFields { ObjectLockDays = 0 }).On(Ready(new BucketFields())).Broken());

    [Fact]
    public void A_bucket_that_users_can_reach_is_in_use_and_they_are_listed()
    {
        var applied = A.Ready(A.User("applied"), A.UserSpec(A.Grant()));
        var granted = A.Waiting(A.Ready(A.User("waiting"), A.UserSpec()), A.UserSpec(A.Grant(prefix: "out/")));
        var taken = A.Waiting(A.Ready(A.User("taken-away"), A.UserSpec(A.Grant())), A.UserSpec());
        var created = A.Wanted(A.User("being-added"), A.UserSpec(A.Grant()));
        var other = A.Ready(A.User("other"), A.UserSpec(A.Grant("orders")));
        var failed = A.NeverMade(A.User("never-made"), A.UserSpec(A.Grant()));

        var refusal = Assert.IsType<Refusal.InUse>(Delete().On(Ready(new BucketFields()), applied, granted, taken, created, other, failed).Refusal);

        Assert.Equal(["applied", "being-added", "taken-away", "waiting"], refusal.Users);
        Assert.Equal(
            "4 users have access to invoices: applied, being-added, taken-away, waiting. Remove their permissions for it first.", refusal.Says.Text);
    }

    [Fact]
    public void A_deletion_says_what_becomes_of_late_files()
    {
        var edit = Delete().On(Ready(new BucketFields())).Value;

        Assert.Null(edit.Spec);
        Assert.Equal(["Deletes the bucket invoices"], edit.Summary.Texts());
        Assert.Equal(["late-files-are-kept"], edit.Warnings.Codes());
    }

    [Fact]
    public void Keeping_the_files_only_ends_the_management()
    {
        var edit = Delete(keepFiles: true).On(Ready(new BucketFields())).Value;

        Assert.True(edit.KeepFiles);
        Assert.Equal(["Removes the bucket invoices from BucketManager: its files stay in AWS, and its name stays taken"], edit.Summary.Texts());
        Assert.Equal("manager@example.com removed the bucket invoices from BucketManager and kept its files", edit.Says.Text);
    }

    [Fact]
    public void A_bucket_that_was_never_made_keeps_no_files_and_no_name() =>
        Assert.False(Delete(keepFiles: true).On(A.NeverMade(A.Bucket(), BucketSpec.Plain)).Value.KeepFiles);

    [Theory]
    [InlineData(1998, true)]
    [InlineData(1999, false)]
    public void A_project_has_room_for_2000_stacks_its_own_among_them(int buckets, bool hasRoom)
    {
        var things = Enumerable.Range(0, buckets).Select(i => A.Ready(A.Bucket($"bucket-{i}"), BucketSpec.Plain));

        var answer = Create(new BucketFields()).On([.. things]);

        Assert.Equal(hasRoom, answer.Accepted);
        if (hasRoom)
            Assert.Equal(["With this, the project uses 1999 of 1999 buckets and users. When all are used, only another project has room."], answer.Value.Warnings.Texts());
        else
            Assert.IsType<Refusal.Quota>(answer.Refusal);
    }

    [Fact]
    public void Permissions_that_wait_for_a_new_bucket_are_said_aloud() => Assert.Equal(
        ["grants-wait"], Create(new BucketFields()).On(A.Ready(A.User(), A.UserSpec(A.Grant()))).Value.Warnings.Codes());

    [Fact]
    public void Networks_that_shut_out_SFTP_are_said_aloud()
    {
        var sftp = A.Ready(A.User(), UserSpec.Check(A.UserFields(A.Grant()) with { Sftp = true }).Value);

        var edit = Change(new BucketFields { AllowedNetworks = ["203.0.113.0/24"] }).On(Ready(new BucketFields()), sftp).Value;

        Assert.Equal(["sftp-meets-networks"], edit.Warnings.Codes());
    }

    [Fact]
    public void Every_bucket_edit_knows_its_right()
    {
        Assert.Equal(UseCase.CreateBucket, Create(new BucketFields()).UseCase);
        Assert.Equal(UseCase.ChangeBucket, Change(new BucketFields()).UseCase);
        Assert.Equal(UseCase.DeleteBucket, Delete().UseCase);
        Assert.False(Create(new BucketFields()).NeedsRevision);
        Assert.True(Change(new BucketFields()).NeedsRevision);
        Assert.True(Delete().NeedsRevision);
    }

    private static EditPlan Create(BucketFields fields) => CreateBucket.Plan(A.Project, Invoices, fields);

    private static EditPlan Change(BucketFields fields) => ChangeBucket.Plan(A.Project, Invoices, fields);

    private static EditPlan Delete(bool keepFiles = false) =>
        new DeleteBucket(null!, Substitute.For<IBucketContents>(), null!).Plan(A.Project, Invoices, keepFiles);

    private static ThingState Ready(BucketFields fields) => A.Ready(A.Bucket(), A.BucketSpec(fields));

    private static BucketFields Fields(int? days) => new() { Retention = new RetentionFields { KeepPreviousVersionsDays = days } };

    private static Dictionary<string, string> Tags(params (string Tag, string Value)[] tags) => tags.ToDictionary(t => t.Tag, t => t.Value);
}
