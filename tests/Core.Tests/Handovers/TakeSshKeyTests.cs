using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

/// <summary>A link by which a third party gives the public half of its own key.</summary>
public sealed class TakeSshKeyTests
{
    private static readonly HandoverOffer Asks = new(HandoverKind.SshPublicKey);

    private readonly HandoverWorld world = HandoverWorld.WithSftp();

    [Fact]
    public async Task The_key_goes_into_the_users_spec_as_an_ordinary_change_of_a_third_party()
    {
        var offered = await world.OfferAsync(Asks);

        var answer = await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1) + " ada@laptop");

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null) { ExpiresAt = A.UserSpec().ExpiresAt }, answer.Value);
        var wanted = world.StoredUser().Queued!.Record;
        Assert.Equal([A.SshKey(1)], ((UserSpec)wanted.Spec).SshPublicKeys);
        Assert.Equal([A.Grant()], ((UserSpec)wanted.Spec).Grants);
        Assert.Equal("third party", wanted.RequestedBy);
        var link = await world.StoredAsync(offered);
        Assert.Equal((HandoverState.Claimed, A.SshKey(1).Fingerprint, "203.0.113.7"), (link.State, link.KeyId, link.ClaimedFrom));
        Assert.Empty(world.Keys.All);
        Assert.All((await world.DiaryAsync()).Where(e => e.Sentence.Code != "handover-asked"), e => Assert.Equal("third party", e.Actor));
    }

    [Fact]
    public async Task Whoever_gives_a_key_learns_where_to_connect_and_which_folders_it_will_see()
    {
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        world.Put(project with
        {
            Stack = project.Stack! with { Outputs = new ValueMap<string>([KeyValuePair.Create("SftpHost", "sftp.example.com")]) },
        });

        var answer = await world.ClaimAsync(await world.OfferAsync(Asks), sshPublicKey: A.SshKey(1).ToString());

        var taken = Assert.IsType<ClaimAnswer.SshKeyTaken>(answer.Value);
        Assert.Equal(new SftpAccess("sftp.example.com", "acme-edi", null, HasSshKey: true, [new SftpFolder("/invoices/in", "deliver")]), taken.Sftp);
    }

    [Fact]
    public async Task It_builds_on_an_edit_that_waits_and_takes_its_place()
    {
        var offered = await world.OfferAsync(Asks);
        world.Put(A.Waiting(world.StoredUser(), HandoverWorld.SftpSpec(A.SshKey(2))));

        await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal([A.SshKey(2), A.SshKey(1)], ((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
        Assert.Equal(3, world.StoredUser().Revision);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----")]
    public async Task A_key_that_cannot_be_used_costs_neither_an_attempt_nor_the_link(string? key)
    {
        var offered = await world.OfferAsync(Asks);

        var refusal = (await world.ClaimAsync(offered, sshPublicKey: key)).Refusal;

        Assert.Equal("/sshPublicKey", Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Errors).Field);
        Assert.Equal(offered.Handover, await world.StoredAsync(offered));
        Assert.True((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);
    }

    [Fact]
    public async Task A_good_key_with_a_wrong_passcode_is_not_taken()
    {
        var offered = await world.OfferAsync(Asks);

        Assert.IsType<Refusal.WrongPasscode>(
            (await world.ClaimAsync(offered, HandoverWorld.Wrong(offered), sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Null(world.StoredUser().Queued);
    }

    [Fact]
    public async Task A_key_that_the_user_has_already_is_taken_without_a_change()
    {
        var known = HandoverWorld.WithSftp(A.SshKey(1));
        var offered = await known.OfferAsync(Asks);

        Assert.True((await known.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted);

        Assert.Null(known.StoredUser().Queued);
        Assert.Equal(HandoverState.Claimed, (await known.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_sixth_key_is_refused_and_the_link_stays_open()
    {
        var full = HandoverWorld.WithSftp();
        var offered = await full.OfferAsync(Asks);
        full.Put(A.Waiting(full.StoredUser(), HandoverWorld.SftpSpec([.. Enumerable.Range(2, 5).Select(n => A.SshKey((byte)n))])));

        Assert.IsType<Refusal.TooManyKeys>((await full.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Equal((HandoverState.Open, 0), ((await full.StoredAsync(offered)).State, (await full.StoredAsync(offered)).Attempts));
    }

    [Fact]
    public async Task When_sftp_was_switched_off_meanwhile_the_link_stays_open()
    {
        var offered = await world.OfferAsync(Asks);
        world.Put(A.Waiting(world.StoredUser(), A.UserSpec()));

        Assert.IsType<Refusal.NotReady>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_stopped_user_gives_no_key()
    {
        var offered = await world.OfferAsync(Asks);
        await world.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, null, default);

        Assert.Equal(
            "withdrawn",
            Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal).State);
        Assert.Empty(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
    }

    [Fact]
    public async Task A_stop_and_a_claim_at_once_never_end_with_a_stopped_user_that_has_a_key_or_one_that_is_not_stopped()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var both = HandoverWorld.WithSftp();
            var offered = await both.OfferAsync(Asks);

            await both.Gate.LetAllThroughAsync<object>(seed, () => both.Clock.Advance(HandoverTimes.Pause),
            [
                async () => (await both.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Accepted,
                async () => (await both.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, null, default)).Value,
            ]);

            var wanted = both.StoredUser().Queued!.Record;
            Assert.NotNull(wanted.Stopped);
            Assert.Empty(((UserSpec)wanted.Spec).SshPublicKeys);
        }
    }

    [Fact]
    public async Task The_winner_gets_the_same_answer_again()
    {
        var offered = await world.OfferAsync(Asks);
        var first = (await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString())).Value;

        Assert.Equal(first, (await world.ClaimAsync(offered, requestKey: "mine", sshPublicKey: A.SshKey(1).ToString())).Value);
        Assert.Equal(
            "claimed",
            Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(2).ToString())).Refusal).State);
        Assert.Single(((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
    }

    [Fact]
    public async Task Of_twelve_who_give_a_key_at_once_one_is_taken()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var many = HandoverWorld.WithSftp();
            var offered = await many.OfferAsync(Asks);

            var answers = await many.Gate.LetAllThroughAsync(
                seed,
                () => many.Clock.Advance(HandoverTimes.Pause),
                Enumerable.Range(1, 12).Select(n => (Func<Task<Result<ClaimAnswer>>>)(
                    () => many.ClaimAsync(offered, sshPublicKey: A.SshKey((byte)n).ToString()))).ToList());

            var taken = (ClaimAnswer.SshKeyTaken)Assert.Single(answers, a => a.Accepted).Value;
            Assert.Equal(taken.Fingerprint, Assert.Single(((UserSpec)many.StoredUser().Queued!.Record.Spec).SshPublicKeys).Fingerprint);
        }
    }

    [Fact]
    public async Task What_stands_in_the_way_inside_the_project_is_not_told_to_the_third_party()
    {
        var offered = await world.OfferAsync(Asks);
        var user = world.StoredUser();
        world.Put(user with { Stack = user.Stack! with { Status = StackStatus.ImportRollbackFailed } });

        var refusal = Assert.IsType<Refusal.NotReady>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Equal("claim-not-now", refusal.Says.Code);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_key_whose_change_AWS_refuses_is_taken_where_an_edit_that_was_built_on_it_brings_it_all_the_same()
    {
        var offered = await world.OfferAsync(Asks);
        world.RefusesNext(built: HandoverWorld.SftpSpec(A.SshKey(1)));

        var answer = await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString());

        Assert.Equal(new ClaimAnswer.SshKeyTaken(A.SshKey(1).Fingerprint, null) { ExpiresAt = A.UserSpec().ExpiresAt }, answer.Value);
        Assert.Equal([A.SshKey(1)], ((UserSpec)world.StoredUser().Queued!.Record.Spec).SshPublicKeys);
        Assert.Equal(HandoverState.Claimed, (await world.StoredAsync(offered)).State);
    }

    [Fact]
    public async Task A_key_whose_change_AWS_refuses_leaves_the_link_open()
    {
        var offered = await world.OfferAsync(Asks);
        world.RefusesNext(built: null);

        Assert.IsType<Refusal.NotReady>((await world.ClaimAsync(offered, sshPublicKey: A.SshKey(1).ToString())).Refusal);

        Assert.Null(world.StoredUser().Queued);
        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
    }
}
