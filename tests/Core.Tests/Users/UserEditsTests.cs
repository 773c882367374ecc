using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Application.UseCases.Grants;
using BucketManager.Application.UseCases.Users;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Users;

public sealed class UserEditsTests
{
    private static readonly UserName AcmeEdi = UserName.Parse("acme-edi");

    private static readonly ThingState Invoices = A.Ready(A.Bucket(), BucketSpec.Plain);

    [Fact]
    public void A_new_user_and_all_it_may_do_is_said()
    {
        var edit = Add(A.UserFields(A.Grant(), A.Grant(prefix: "out/", can: GrantLevel.Collect))).On(Invoices).Value;

        Assert.Equal(ChangeAction.Create, edit.Action);
        Assert.Equal("manager@example.com added ACME as acme-edi", edit.Says.Text);
        Assert.Equal(
            [
                "Adds ACME as acme-edi, contact Ada Example",
                "ACME has access until 24 November 2027, 09:00 UTC",
                "ACME can connect only from 203.0.113.0/24",
                "ACME can now deliver into invoices/in/",
                "ACME can now collect from invoices/out/",
            ],
            edit.Summary.Texts());
        Assert.Empty(edit.Warnings);
    }

    [Fact]
    public void Access_without_an_end_and_from_anywhere_is_warned_of()
    {
        var edit = Add(A.UserFields() with { ExpiresAt = null, AllowedNetworks = null }).On().Value;

        Assert.Equal(["never-ends", "from-anywhere"], edit.Warnings.Codes());
        Assert.Equal(["adds-user"], edit.Summary.Codes());
    }

    [Fact]
    public void Networks_that_let_in_nobody_or_everybody_are_warned_of()
    {
        var edit = Add(A.UserFields() with { AllowedNetworks = ["0.0.0.0/0", "10.0.0.0/8"] }).On().Value;

        Assert.Equal(["network-is-everybody", "private-network"], edit.Warnings.Codes());
    }

    [Fact]
    public void One_permission_more_is_one_sentence_in_the_diary()
    {
        var edit = Grants(A.Grant(), A.Grant(prefix: "out/", can: GrantLevel.Collect)).On(Invoices, User(A.Grant())).Value;

        Assert.Equal("manager@example.com let ACME collect from invoices/out/", edit.Says.Text);
        Assert.Equal(["ACME can now collect from invoices/out/"], edit.Summary.Texts());
    }

    [Theory]
    [InlineData(GrantLevel.Collect, "manager@example.com let ACME collect from invoices", "manager@example.com removed the permission of ACME to collect from invoices")]
    [InlineData(GrantLevel.Deliver, "manager@example.com let ACME deliver into invoices", "manager@example.com removed the permission of ACME to deliver into invoices")]
    [InlineData(GrantLevel.Exchange, "manager@example.com let ACME exchange files in invoices", "manager@example.com removed the permission of ACME to exchange files in invoices")]
    [InlineData(GrantLevel.Manage, "manager@example.com let ACME manage invoices", "manager@example.com removed the permission of ACME to manage invoices")]
    public void Giving_and_taking_each_permission_has_its_words(GrantLevel can, string given, string taken)
    {
        var grant = A.Grant(prefix: "", can: can);

        Assert.Equal(given, Grants(grant).On(Invoices, User()).Value.Says.Text);
        Assert.Equal(taken, Grants().On(Invoices, User(grant)).Value.Says.Text);
        Assert.StartsWith("ACME can no longer ", Grants().On(Invoices, User(grant)).Value.Summary[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_level_at_the_same_place_is_one_given_and_one_taken()
    {
        var edit = Grants(A.Grant(can: GrantLevel.Manage)).On(Invoices, User(A.Grant())).Value;

        Assert.Equal(["ACME can now manage invoices/in/", "ACME can no longer deliver into invoices/in/"], edit.Summary.Texts());
        Assert.Equal("manager@example.com changed 2 permissions of ACME (acme-edi)", edit.Says.Text);
    }

    [Fact]
    public void The_same_set_in_another_order_changes_nothing()
    {
        var edit = Grants(A.Grant(prefix: "b/"), A.Grant(prefix: "a/")).On(Invoices, User(A.Grant(prefix: "a/"), A.Grant(prefix: "b/"))).Value;

        Assert.Empty(edit.Summary);
        Assert.Equal("manager@example.com saved ACME (acme-edi) without changes", edit.Says.Text);
    }

    [Fact]
    public void Replacing_grants_leaves_all_else_as_the_newest_edit_has_it()
    {
        var newest = UserSpec.Check(A.UserFields() with { Company = "ACME & Sons" }).Value;

        var edit = Grants(A.Grant()).On(Invoices, A.Waiting(User(), newest)).Value;

        Assert.Equal(newest with { Grants = [A.Grant()] }, edit.Spec);
    }

    [Fact]
    public void A_permission_on_a_bucket_that_is_not_there_is_refused_at_its_field()
    {
        var going = A.Waiting(A.Ready(A.Bucket("going"), BucketSpec.Plain), null);
        var failed = A.NeverMade(A.Bucket("failed"), BucketSpec.Plain);
        var coming = A.Wanted(A.Bucket("coming"), BucketSpec.Plain);
        Grant[] grants = [A.Grant("going"), A.Grant("invoices"), A.Grant("nowhere"), A.Grant("failed"), A.Grant("coming"), A.Grant("nowhere", "out/")];
        ThingState[] things = [Invoices, going, failed, coming];

        Assert.Equal(
            ["/spec/grants/0/bucket unknown-bucket", "/spec/grants/2/bucket unknown-bucket", "/spec/grants/3/bucket unknown-bucket",
                "/spec/grants/5/bucket unknown-bucket"],
            Add(A.UserFields(grants)).On(things).Broken());
        Assert.Equal(
            ["/grants/0/bucket unknown-bucket", "/grants/2/bucket unknown-bucket", "/grants/3/bucket unknown-bucket", "/grants/5/bucket unknown-bucket"],
            Grants(grants).On([.. things, User()]).Broken());
    }

    [Fact]
    public void Permissions_on_a_bucket_that_went_away_outside_may_stay_with_a_warning_and_grow_no_more()
    {
        var gone = A.Grant("gone");
        var user = User(gone);

        Assert.Equal(["bucket-went-away"], Grants(gone, A.Grant()).On(Invoices, user).Value.Warnings.Codes());
        Assert.Equal(["/grants/1/bucket unknown-bucket"], Grants(gone, A.Grant("gone", "more/")).On(Invoices, user).Broken());
        Assert.Equal(["/grants/0/bucket unknown-bucket"], Grants(A.Grant("gone", can: GrantLevel.Manage)).On(Invoices, user).Broken());
    }

    [Fact]
    public void Permissions_that_overlap_are_merged_aloud()
    {
        var edit = Grants(
            A.Grant(prefix: "in/", can: GrantLevel.Exchange),
            A.Grant(prefix: "in/", can: GrantLevel.Collect),
            A.Grant(prefix: "in/acme/", can: GrantLevel.Deliver),
            A.Grant(prefix: "in/acme/", can: GrantLevel.Manage),
            A.Grant(prefix: "in-2/", can: GrantLevel.Deliver)).On(Invoices, User()).Value;

        Assert.Equal(
            [
                "The permission to collect in invoices/in/ adds nothing: ACME can already exchange in invoices/in/.",
                "The permission to deliver in invoices/in/acme/ adds nothing: ACME can already manage in invoices/in/acme/.",
            ],
            edit.Warnings.Texts());
    }

    [Fact]
    public void Collect_and_deliver_at_one_place_are_said_to_be_exchange() => Assert.Equal(
        ["To collect and deliver in invoices/in/ is the same as to exchange."],
        Grants(A.Grant(can: GrantLevel.Collect), A.Grant(can: GrantLevel.Deliver)).On(Invoices, User()).Value.Warnings.Texts());

    [Fact]
    public void Little_room_for_more_permissions_is_said_in_time()
    {
        var warned = Enumerable.Range(1, 40).Select(tens => Enumerable.Range(0, 10 * tens).Select(i => A.Grant(prefix: $"{i:00000}/")).ToArray())
            .Select(grants => Grants(grants).On(Invoices, User()).Value.Warnings).First(w => w.Count > 0);

        Assert.Equal("policy-room", Assert.Single(warned).Code);
        Assert.InRange((long)warned[0].Args["percent"], 71, 80);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void Access_ends_in_the_future(int seconds, bool legal)
    {
        var fields = A.UserFields() with { ExpiresAt = A.Now.AddSeconds(seconds) };

        Assert.Equal(legal ? [] : ["/spec/expiresAt in-the-past"], Add(fields).On().Broken());
        Assert.Equal(legal ? [] : ["/spec/expiresAt in-the-past"], Change(fields).On(User()).Broken());
    }

    [Fact]
    public void A_user_whose_access_is_over_can_be_changed_without_extending_it()
    {
        var ended = A.UserFields() with { ExpiresAt = A.Now.AddDays(-1) };

        var edit = Change(ended with { ContactName = "Bob" }).On(A.Ready(A.User(), UserSpec.Check(ended).Value)).Value;

        Assert.Equal(["Changes the contact to \"Bob\" (was \"Ada Example\")"], edit.Summary.Texts());
        Assert.Equal("manager@example.com changed the contact at ACME (acme-edi)", edit.Says.Text);
    }

    [Theory]
    [InlineData(false, null, "ACME has access for ever (was until 24 November 2027, 09:00 UTC)")]
    [InlineData(true, 1, "ACME has access until 25 November 2026, 09:00 UTC (was for ever)")]
    [InlineData(false, 1, "ACME has access until 25 November 2026, 09:00 UTC (was until 24 November 2027, 09:00 UTC)")]
    public void Another_end_is_said_with_what_it_was(bool never, int? days, string summary)
    {
        var was = A.Ready(A.User(), UserSpec.Check(never ? A.UserFields() with { ExpiresAt = null } : A.UserFields()).Value);

        var edit = Change(A.UserFields() with { ExpiresAt = days is { } d ? A.Now.AddDays(d) : null }).On(was).Value;

        Assert.Equal([summary], edit.Summary.Texts());
        Assert.Equal("manager@example.com changed when the access of ACME (acme-edi) ends", edit.Says.Text);
    }

    [Fact]
    public void SFTP_needs_a_server_in_the_project()
    {
        var sftp = A.UserFields() with { Sftp = true };
        var on = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        var off = A.Ready(A.ProjectKey, A.ProjectSpec());

        Assert.True(Add(sftp).On(on).Accepted);
        Assert.Equal(["/spec/sftp no-sftp-server"], Add(sftp).On(off).Broken());
        Assert.Equal(["/spec/sftp no-sftp-server"], Add(sftp).On(A.Waiting(on, A.ProjectSpec())).Broken());
        Assert.Equal("sftp-server-not-ready", Assert.IsType<Refusal.NotReady>(Add(sftp).On(A.Waiting(off, A.ProjectSpec(sftp: true))).Refusal).Says.Code);
    }

    [Fact]
    public void What_SFTP_means_is_said()
    {
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        var walled = A.Ready(A.Bucket(), A.BucketSpec(new BucketFields { AllowedNetworks = ["203.0.113.0/24"] }));

        var edit = Change(A.UserFields(A.Grant()) with { Sftp = true }).On(project, walled, User(A.Grant())).Value;

        Assert.Equal(["ACME can now connect over SFTP"], edit.Summary.Texts());
        Assert.Equal(["sftp-ignores-networks", "sftp-without-key", "sftp-meets-networks"], edit.Warnings.Codes());
        Assert.Equal("manager@example.com switched SFTP on for ACME (acme-edi)", edit.Says.Text);
    }

    [Fact]
    public void SSH_keys_are_told_by_their_fingerprints()
    {
        var (old, added) = (Any.Ed25519(new byte[32]), Any.Ed25519([1, .. new byte[31]]));
        var was = A.Ready(A.User(), UserSpec.Check(A.UserFields() with { SshPublicKeys = [old] }).Value);

        var edit = Change(A.UserFields() with { SshPublicKeys = [added] }).On(was).Value;

        Assert.Equal(["ssh-key-added", "ssh-key-removed"], edit.Summary.Codes());
        Assert.Equal(SshPublicKey.Parse(added).Fingerprint, edit.Summary[0].Args["fingerprint"]);
        Assert.Equal(["ssh-keys-rest"], edit.Warnings.Codes());
        Assert.Equal("manager@example.com changed the SSH keys of ACME (acme-edi)", edit.Says.Text);
    }

    [Fact]
    public void A_stopped_user_is_let_back_in_before_it_is_changed_and_may_be_removed()
    {
        var ready = User();
        var stopped = ready with
        {
            Applied = new AppliedRecord(ready.Applied!.Record with { Stopped = new Suspension(A.Now, "manager@example.com", "lost laptop") }, false),
        };

        Assert.Equal("user-is-stopped", Assert.IsType<Refusal.NotReady>(Change(A.UserFields()).On(stopped).Refusal).Says.Code);
        Assert.Equal("user-is-stopped", Assert.IsType<Refusal.NotReady>(Grants().On(stopped).Refusal).Says.Code);
        Assert.True(Remove().On(stopped).Accepted);
    }

    [Fact]
    public void A_user_that_was_never_made_may_be_tried_again_whole_or_with_other_permissions()
    {
        var failed = A.NeverMade(A.User(), A.UserSpec());

        var whole = Change(A.UserFields()).On(Invoices, failed).Value;
        var grants = Grants(A.Grant()).On(Invoices, failed).Value;

        Assert.Equal(ChangeAction.Create, whole.Action);
        Assert.Equal("manager@example.com tried to add ACME as acme-edi again", whole.Says.Text);
        Assert.Equal(ChangeAction.Create, grants.Action);
        Assert.Equal(A.UserSpec(A.Grant()), grants.Spec);
    }

    [Fact]
    public void A_removal_says_all_that_ends()
    {
        var edit = Remove().On(Invoices, User(A.Grant())).Value;

        Assert.Null(edit.Spec);
        Assert.Equal(
            ["Deletes ACME (acme-edi) with all their keys and open links", "ACME can no longer deliver into invoices/in/"], edit.Summary.Texts());
        Assert.Equal("manager@example.com deleted ACME (acme-edi)", edit.Says.Text);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void A_project_has_room_for_300_users(int users, bool hasRoom)
    {
        var answer = Add(A.UserFields()).On([.. Enumerable.Range(0, users).Select(i => A.Ready(A.User($"user-{i}"), A.UserSpec()))]);

        Assert.Equal(hasRoom, answer.Accepted);
        if (!hasRoom)
            Assert.Equal("A project has room for 300 users, and all are used. Delete some that nobody needs, or open another project.",
                Assert.IsType<Refusal.Quota>(answer.Refusal).Says.Text);
    }

    [Theory]
    [InlineData(268, false)]
    [InlineData(269, true)]
    public void Little_room_for_more_users_is_said_in_time(int users, bool isSaid)
    {
        var edit = Add(A.UserFields()).On([.. Enumerable.Range(0, users).Select(i => A.Ready(A.User($"user-{i}"), A.UserSpec()))]).Value;

        Assert.Equal(isSaid ? ["project-nearly-full"] : [], edit.Warnings.Codes());
    }

    [Fact]
    public void Every_user_edit_knows_its_right()
    {
        Assert.Equal(UseCase.AddUser, Add(A.UserFields()).UseCase);
        Assert.Equal(UseCase.ChangeUser, Change(A.UserFields()).UseCase);
        Assert.Equal(UseCase.RemoveUser, Remove().UseCase);
        Assert.Equal(UseCase.ReplaceGrants, Grants().UseCase);
        Assert.Equal([false, true, true, true], new[] { Add(A.UserFields()), Change(A.UserFields()), Remove(), Grants() }.Select(p => p.NeedsRevision));
    }

    private static EditPlan Add(UserFields fields) => AddUser.Plan(A.Project, AcmeEdi, fields);

    private static EditPlan Change(UserFields fields) => ChangeUser.Plan(A.Project, AcmeEdi, fields);

    private static EditPlan Remove() => RemoveUser.Plan(A.Project, AcmeEdi);

    private static EditPlan Grants(params Grant[] grants) => ReplaceGrants.Plan(A.Project, AcmeEdi, [.. grants.Select(A.Fields)]);

    private static ThingState User(params Grant[] grants) => A.Ready(A.User(), A.UserSpec(grants));
}
