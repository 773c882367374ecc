using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

public sealed class ClaimHandoverTests
{
    private readonly HandoverWorld world = new();

    [Fact]
    public async Task The_right_passcode_gives_a_key_that_is_made_at_this_moment()
    {
        var offered = await world.OfferAsync();
        Assert.Empty(world.Keys.All);

        var key = Assert.IsType<ClaimAnswer.Key>((await world.ClaimAsync(offered)).Value);

        Assert.Equal(Assert.Single(world.Keys.All).Id, key.AccessKeyId);
        Assert.Equal(Assert.Single(world.Keys.Secrets), key.SecretAccessKey);
        Assert.Equal("eu-west-1", key.Region);
        Assert.Equal([new ClaimedFolder("invoices-111122223333-eu-west-1-an", "in/", "deliver", [])], key.Buckets);
        Assert.Null(key.Sftp);
        var link = await world.StoredAsync(offered);
        Assert.Equal((HandoverState.Claimed, A.Now, "203.0.113.7", key.AccessKeyId, 0),
            (link.State, link.ClaimedAt, link.ClaimedFrom, link.KeyId, link.Attempts));
    }

    [Fact]
    public async Task A_user_of_sftp_learns_where_to_connect_and_which_folders_it_will_see()
    {
        var fields = A.UserFields(A.Grant(prefix: "in/"), A.Grant(prefix: "in/deep/"), A.Grant("reports", ""));
        var spec = UserSpec.Check(fields with { Sftp = true }).Value;
        var sftp = new HandoverWorld(A.Ready(A.User(), spec));
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        sftp.Put(project with
        {
            Stack = project.Stack! with { Outputs = new ValueMap<string>([KeyValuePair.Create("SftpHost", "sftp.example.com")]) },
        });

        var key = (ClaimAnswer.Key)(await sftp.ClaimAsync(await sftp.OfferAsync())).Value;

        SftpFolder[] folders = [new("/invoices/in", "deliver"), new("/reports", "deliver")];
        Assert.Equal(new SftpAccess("sftp.example.com", "acme-edi", null, HasSshKey: false, [.. folders]), key.Sftp);
    }

    [Fact]
    public async Task The_answer_names_the_encryption_key_the_allowed_networks_and_the_end()
    {
        var limited = new HandoverWorld(A.Ready(A.User(), UserSpec.Check(A.UserFields(A.Grant(), A.Grant("reports")) with
        {
            AllowedNetworks = ["203.0.113.0/24"],
            ExpiresAt = A.Now.AddDays(30),
        }).Value));
        limited.Put(
            Baseline(("KeyArn", "arn:aws:kms:eu-west-1:111122223333:key/1")),
            A.Ready(A.Bucket("invoices"), A.BucketSpec(new BucketFields { AllowedNetworks = ["198.51.100.0/24"] })),
            A.Ready(A.Bucket("reports"), A.BucketSpec()));

        var key = (ClaimAnswer.Key)(await limited.ClaimAsync(await limited.OfferAsync())).Value;

        Assert.Equal("arn:aws:kms:eu-west-1:111122223333:key/1", key.KmsKeyArn);
        Assert.Equal(["203.0.113.0/24"], key.AllowedNetworks);
        Assert.Equal(A.Now.AddDays(30), key.ExpiresAt);
        Assert.Equal(["198.51.100.0/24", ""], key.Buckets.Select(b => string.Join(' ', b.AllowedNetworks)));
    }

    [Fact]
    public async Task Nothing_is_invented_about_a_user_without_limits_or_a_key_that_is_not_known()
    {
        var fields = A.UserFields(A.Grant()) with { ExpiresAt = null, AllowedNetworks = null };
        var open = new HandoverWorld(A.Ready(A.User(), UserSpec.Check(fields).Value));

        var key = (ClaimAnswer.Key)(await open.ClaimAsync(await open.OfferAsync())).Value;

        Assert.Null(key.KmsKeyArn);
        Assert.Null(key.ExpiresAt);
        Assert.Empty(key.AllowedNetworks);
        Assert.Empty(key.Buckets[0].AllowedNetworks);
    }

    [Theory]
    [InlineData("203.0.113.0/24", null, "/reports/in")]
    [InlineData(null, "203.0.113.0/24", "/invoices/in")]
    [InlineData("203.0.113.0/24", "203.0.113.0/24", null)]
    public async Task A_bucket_with_allowed_networks_is_not_shown_over_sftp_and_without_folders_sftp_is_not_named(
        string? ofInvoices, string? ofReports, string? shown)
    {
        var spec = UserSpec.Check(A.UserFields(A.Grant(), A.Grant("reports")) with { Sftp = true }).Value;
        var sftp = new HandoverWorld(A.Ready(A.User(), spec));
        sftp.Put(
            Baseline(("SftpHost", "sftp.example.com")),
            A.Ready(A.Bucket("invoices"), A.BucketSpec(Only(ofInvoices))),
            A.Ready(A.Bucket("reports"), A.BucketSpec(Only(ofReports))));

        var key = (ClaimAnswer.Key)(await sftp.ClaimAsync(await sftp.OfferAsync())).Value;

        Assert.Equal(shown, key.Sftp?.Folders.Single().Path);
        Assert.Equal(2, key.Buckets.Count);

        static BucketFields Only(string? network) => new() { AllowedNetworks = network is null ? null : [network] };
    }

    [Theory]
    [InlineData(GrantLevel.Collect, GrantLevel.Deliver, "exchange")]
    [InlineData(GrantLevel.Deliver, GrantLevel.Manage, "manage")]
    [InlineData(GrantLevel.Collect, GrantLevel.Exchange, "exchange")]
    public async Task Grants_on_one_folder_show_over_sftp_together(GrantLevel one, GrantLevel other, string shown)
    {
        var spec = UserSpec.Check(A.UserFields(A.Grant(can: one), A.Grant(can: other)) with { Sftp = true }).Value;
        var sftp = new HandoverWorld(A.Ready(A.User(), spec));
        sftp.Put(Baseline(("SftpHost", "sftp.example.com")));

        var key = (ClaimAnswer.Key)(await sftp.ClaimAsync(await sftp.OfferAsync())).Value;

        Assert.Equal([new SftpFolder("/invoices/in", shown)], key.Sftp!.Folders);
    }

    [Fact]
    public async Task Who_has_given_an_ssh_key_is_known_to_have_one_also_while_it_is_on_its_way()
    {
        var sftp = HandoverWorld.WithSftp();
        sftp.Put(Baseline(("SftpHost", "sftp.example.com")));
        await sftp.ClaimAsync(await sftp.OfferAsync(new HandoverOffer(HandoverKind.SshPublicKey)), sshPublicKey: A.SshKey(1).ToString());

        var key = (ClaimAnswer.Key)(await sftp.ClaimAsync(await sftp.OfferAsync())).Value;

        Assert.True(key.Sftp!.HasSshKey);
    }

    private static ThingState Baseline(params (string Name, string Value)[] outputs)
    {
        var project = A.Ready(A.ProjectKey, A.ProjectSpec(sftp: true));
        return project with
        {
            Stack = project.Stack! with { Outputs = new ValueMap<string>(outputs.Select(o => KeyValuePair.Create(o.Name, o.Value))) },
        };
    }

    [Fact]
    public async Task A_passcode_is_taken_with_or_without_its_hyphen()
    {
        var offered = await world.OfferAsync();

        Assert.True((await world.ClaimAsync(offered, " " + offered.Passcode.Replace("-", "", StringComparison.Ordinal))).Accepted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("48-217753")]
    [InlineData("٤٨٢١٧٧٥٣")]
    public async Task What_has_not_the_form_of_a_passcode_costs_no_attempt(string? passcode)
    {
        var offered = await world.OfferAsync();

        var refusal = (await world.Claims.ClaimAsync(new ClaimRequest(offered.Token, passcode, null, null, null), default)).Refusal;

        Assert.Equal("/passcode", Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Errors).Field);
        Assert.Equal(offered.Handover, await world.StoredAsync(offered));
    }

    [Fact]
    public async Task A_malformed_token_and_an_unknown_one_get_the_same_answer()
    {
        var unknown = HandoverToken.New(new SeededEntropy(7)).Reveal();
        foreach (var token in new[] { "", "x", unknown, unknown + "A", new string('/', 43), unknown[..42] + "B" })
        {
            Assert.Equal(new Refusal.NotFound(), (await world.Claims.LookAsync(token, default)).Refusal);
            Assert.Equal(
                new Refusal.NotFound(),
                (await world.Claims.ClaimAsync(new ClaimRequest(token, "1234-5678", null, null, null), default)).Refusal);
        }
    }

    [Fact]
    public async Task Looking_changes_nothing_however_often()
    {
        var offered = await world.OfferAsync();
        var told = world.Told.Count;

        var invitation = new HandoverInvitation(
            HandoverState.Open, HandoverKind.AccessKey, "manager@example.com", A.Manager.Name, "ACME", A.Now.AddHours(72), null, 5);
        for (var i = 0; i < 20; i++)
            Assert.Equal(invitation, (await world.Claims.LookAsync(offered.Token, default)).Value);

        Assert.Equal(offered.Handover, await world.StoredAsync(offered));
        Assert.Equal(told, world.Told.Count);
        Assert.Empty(world.Keys.All);
    }

    [Fact]
    public async Task Wrong_passcodes_count_down_to_a_lock_that_is_for_good()
    {
        var offered = await world.OfferAsync();
        for (var left = 4; left >= 0; left--)
            Assert.Equal(
                left,
                Assert.IsType<Refusal.WrongPasscode>((await world.ClaimAsync(offered, HandoverWorld.Wrong(offered))).Refusal).AttemptsLeft);

        Assert.Equal("locked", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
        Assert.Equal(HandoverState.Locked, (await world.Claims.LookAsync(offered.Token, default)).Value.State);
        Assert.Equal(0, (await world.Claims.LookAsync(offered.Token, default)).Value.AttemptsLeft);
        Assert.Single(await world.DiaryAsync(), e => e.Sentence.Text == $"A link for {A.UserSpec().Company} was locked after 5 wrong passcodes");
        Assert.Empty(world.Keys.All);
    }

    [Fact]
    public async Task A_right_passcode_after_wrong_ones_takes_its_own_attempt_back_and_no_other()
    {
        var offered = await world.OfferAsync();
        for (var i = 0; i < 4; i++)
            await world.ClaimAsync(offered, HandoverWorld.Wrong(offered));

        Assert.True((await world.ClaimAsync(offered)).Accepted);
        Assert.Equal(4, (await world.StoredAsync(offered)).Attempts);
    }

    [Fact]
    public async Task Links_that_have_ended_are_answered_without_a_hash()
    {
        var claimed = await world.OfferAsync();
        await world.ClaimAsync(claimed, requestKey: "winner");
        var expired = await world.OfferAsync(new HandoverOffer(HandoverKind.AccessKey, ExpiresInHours: 1));
        world.Clock.Advance(TimeSpan.FromHours(1));
        var writes = 0;
        world.Gate.Passing = (call, _) => writes += call.EndsWith("ReplaceAsync", StringComparison.Ordinal) ? 1 : 0;

        // A hash is computed only after the count went up, which is a write.
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(claimed)).Refusal).State);
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(claimed, requestKey: "other")).Refusal).State);
        Assert.Equal("expired", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(expired)).Refusal).State);
        Assert.Equal(0, writes);
    }

    [Fact]
    public async Task The_winner_gets_the_same_answer_for_ten_minutes_with_its_request_key_and_passcode()
    {
        var offered = await world.OfferAsync();
        var first = (await world.ClaimAsync(offered, requestKey: "mine")).Value;

        world.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(first, (await world.ClaimAsync(offered, requestKey: "mine")).Value);
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, requestKey: "Mine")).Refusal).State);
        Assert.Equal(
            "claimed",
            Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, HandoverWorld.Wrong(offered), "mine")).Refusal).State);
        Assert.Equal(first, (await world.ClaimAsync(offered, requestKey: "mine")).Value);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, requestKey: "mine")).Refusal).State);
        Assert.Single(world.Keys.All);
    }

    [Fact]
    public async Task A_claim_that_could_not_be_repeated_keeps_no_answer()
    {
        var offered = await world.OfferAsync();
        await world.ClaimAsync(offered);

        Assert.Null((await world.StoredAsync(offered)).SealedAnswer);
    }

    [Fact]
    public async Task A_stopped_users_answer_is_not_shown_again()
    {
        var offered = await world.OfferAsync();
        await world.ClaimAsync(offered, requestKey: "mine");
        await world.Stop.RunAsync(A.Manager, A.Project, HandoverWorld.User, null, default);

        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, requestKey: "mine")).Refusal).State);
    }

    [Fact]
    public async Task A_guess_counts_that_comes_while_a_claim_that_lost_an_answer_begins_once_more()
    {
        var offered = await world.OfferAsync();
        world.Gate.Passing = (call, done) =>
        {
            if (!done || call != "IHandoverStore.ReplaceAsync" || world.StoredAsync(offered).Result.State != HandoverState.Claiming)
                return;
            world.Gate.Passing = null;
            world.LaterAsync(TimeSpan.FromMinutes(2)).Wait();
            Assert.IsType<Refusal.WrongPasscode>(world.ClaimAsync(offered, HandoverWorld.Wrong(offered)).Result.Refusal);
            throw new PortException(PortFault.Unavailable, "The answer was lost.");
        };

        Assert.True((await world.ClaimAsync(offered)).Accepted);

        Assert.Equal(1, (await world.StoredAsync(offered)).Attempts);
    }

    [Fact]
    public async Task Nobody_guesses_the_passcode_of_a_kept_answer()
    {
        var offered = await world.OfferAsync();
        await world.ClaimAsync(offered, requestKey: "mine");
        for (var i = 0; i < 5; i++)
            await world.ClaimAsync(offered, HandoverWorld.Wrong(offered), "mine");

        Assert.Equal("claimed", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered, requestKey: "mine")).Refusal).State);
    }

    [Fact]
    public async Task Of_twelve_claims_at_once_one_gets_the_key_and_the_others_learn_that_it_is_claimed()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var many = new HandoverWorld();
            var offered = await many.OfferAsync();

            var answers = await TwelveAtOnceAsync(many, seed, _ => many.ClaimAsync(offered));

            var won = (ClaimAnswer.Key)Assert.Single(answers, a => a.Accepted).Value;
            Assert.All(answers.Where(a => !a.Accepted), a => Assert.Equal("claimed", Assert.IsType<Refusal.Gone>(a.Refusal).State));
            Assert.Equal(won.AccessKeyId, Assert.Single(many.Keys.All).Id);
            Assert.Single(many.Keys.Secrets);
            Assert.Equal(0, (await many.StoredAsync(offered)).Attempts);
        }
    }

    [Fact]
    public async Task Twelve_claims_with_the_winners_request_key_all_get_its_answer()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var many = new HandoverWorld();
            var offered = await many.OfferAsync();

            var answers = await TwelveAtOnceAsync(many, seed, _ => many.ClaimAsync(offered, requestKey: "same"));

            Assert.Single(answers.Select(a => a.Value).Distinct());
            Assert.Single(many.Keys.Secrets);
        }
    }

    [Fact]
    public async Task Wrong_passcodes_in_parallel_never_get_more_than_five_tries()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var many = new HandoverWorld();
            var offered = await many.OfferAsync();

            var answers = await TwelveAtOnceAsync(many, seed, _ => many.ClaimAsync(offered, HandoverWorld.Wrong(offered)));

            Assert.Equal(
                [0, 1, 2, 3, 4],
                answers.Select(a => a.Refusal).OfType<Refusal.WrongPasscode>().Select(w => w.AttemptsLeft).Order());
            Assert.Equal(7, answers.Count(a => a.Refusal is Refusal.Gone { State: "locked" }));
        }
    }

    [Fact]
    public async Task A_right_passcode_among_wrong_ones_is_never_called_wrong()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var many = new HandoverWorld();
            var offered = await many.OfferAsync();

            var answers = await TwelveAtOnceAsync(
                many, seed, i => many.ClaimAsync(offered, i % 3 == 0 ? null : HandoverWorld.Wrong(offered)));

            var right = answers.Where((_, i) => i % 3 == 0).ToList();
            var link = await many.StoredAsync(offered);
            Assert.DoesNotContain(right, a => a.Refusal is Refusal.WrongPasscode);
            Assert.Equal(link.State == HandoverState.Claimed ? 1 : 0, right.Count(a => a.Accepted));
            Assert.Contains(link.State, new[] { HandoverState.Claimed, HandoverState.Locked });
            Assert.Equal(link.State == HandoverState.Claimed ? 1 : 0, many.Keys.All.Count);
            Assert.True(answers.Count(a => a.Refusal is Refusal.WrongPasscode) <= 5);
        }
    }

    [Fact]
    public async Task A_claim_that_is_withdrawn_while_its_key_is_made_gives_nothing_and_leaves_nothing()
    {
        var offered = await world.OfferAsync();
        world.Gate.Passing = (call, carriedOut) =>
        {
            if (call.EndsWith("CreateAsync", StringComparison.Ordinal) && carriedOut)
            {
                world.Gate.Passing = null;
                world.Manage.WithdrawAsync(A.Manager, A.Project, HandoverWorld.User, offered.Handover.Id, default).Wait();
            }
        };

        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);

        Assert.Empty(world.Keys.All);
        var link = await world.StoredAsync(offered);
        Assert.Equal((HandoverState.Withdrawn, null, null), (link.State, link.ClaimStartedAt, link.DueAt));
    }

    [Fact]
    public async Task A_user_that_is_stopped_while_its_key_is_made_gets_none()
    {
        var offered = await world.OfferAsync();
        world.Gate.Passing = (call, carriedOut) =>
        {
            if (!call.EndsWith("CreateAsync", StringComparison.Ordinal) || !carriedOut)
                return;
            world.Gate.Passing = null;
            var user = A.Ready(A.User(), A.UserSpec());
            world.Put(user with
            {
                Queued = new Change(
                    OperationId.Parse("o-stop"),
                    ChangeAction.Update,
                    A.Record(A.User(), A.UserSpec(), 2) with { Stopped = new Suspension(A.Now, "manager@example.com", "") }),
            });
        };

        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);

        Assert.Empty(world.Keys.All);
        Assert.Equal(HandoverState.Withdrawn, (await world.StoredAsync(offered)).State);
    }

    // The simulation found this: half of the user's stack is deleted, its IAM user first, and the link still looked open.
    [Fact]
    public async Task Claims_for_a_user_whose_deletion_failed_find_the_link_withdrawn()
    {
        var offered = await world.OfferAsync();
        var user = world.StoredUser();
        world.Put(user with { Stack = user.Stack! with { Status = StackStatus.DeleteFailed } });

        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
    }

    [Fact]
    public async Task Claims_for_a_user_that_is_gone_find_the_link_withdrawn()
    {
        var offered = await world.OfferAsync();
        world.Put(new ThingState(A.User()) { Revision = 2, GoneStackId = "arn:old" });

        Assert.Equal("withdrawn", Assert.IsType<Refusal.Gone>((await world.ClaimAsync(offered)).Refusal).State);
        Assert.Equal(HandoverState.Withdrawn, (await world.Claims.LookAsync(offered.Token, default)).Value.State);
    }

    [Fact]
    public async Task Without_room_for_the_key_the_link_stays_open_and_the_attempt_is_not_counted()
    {
        var offered = await world.OfferAsync();
        world.Keys.MadeByHand();
        var second = world.Keys.MadeByHand();

        Assert.IsType<Refusal.TooManyKeys>((await world.ClaimAsync(offered)).Refusal);
        Assert.Equal((HandoverState.Open, 0), ((await world.StoredAsync(offered)).State, (await world.StoredAsync(offered)).Attempts));

        world.Keys.All.Remove(second);
        Assert.True((await world.ClaimAsync(offered)).Accepted);
    }

    [Theory]
    [InlineData(PortFault.Throttled)]
    [InlineData(PortFault.NotFound)]
    public async Task A_key_that_could_not_be_made_leaves_the_link_open_at_once(PortFault fault)
    {
        var offered = await world.OfferAsync();
        FailOnce("CreateAsync", carriedOut: false, fault);

        await Assert.ThrowsAsync<PortException>(() => world.ClaimAsync(offered));

        Assert.Equal(HandoverState.Open, (await world.StoredAsync(offered)).State);
        Assert.True((await world.ClaimAsync(offered)).Accepted);
        Assert.Single(world.Keys.All);
    }

    [Fact]
    public async Task A_key_whose_answer_was_lost_is_deleted_and_the_link_is_open_again()
    {
        var offered = await world.OfferAsync();
        FailOnce("CreateAsync", carriedOut: true, PortFault.Unavailable);

        await Assert.ThrowsAsync<PortException>(() => world.ClaimAsync(offered));

        Assert.Empty(world.Keys.All);
        var key = (ClaimAnswer.Key)(await world.ClaimAsync(offered)).Value;
        Assert.Equal(world.Keys.Secrets[1], key.SecretAccessKey);
        Assert.Equal(key.AccessKeyId, Assert.Single(world.Keys.All).Id);
    }

    [Fact]
    public async Task A_claim_whose_end_was_written_without_an_answer_keeps_its_key_also_when_somebody_asks_again_meanwhile()
    {
        var offered = await world.OfferAsync();
        Result<ClaimAnswer>? again = null;
        world.Gate.Passing = (call, carriedOut) =>
        {
            if (call != "IHandoverStore.ReplaceAsync" || !carriedOut || world.StoredAsync(offered).Result.State != HandoverState.Claimed)
                return;
            world.Gate.Passing = null;
            again = world.ClaimAsync(offered, requestKey: "mine").Result;
            throw new PortException(PortFault.Unavailable, "no answer");
        };

        var first = await world.ClaimAsync(offered, requestKey: "mine");

        Assert.Equal(again!.Value.Value, first.Value);
        Assert.Equal(((ClaimAnswer.Key)first.Value).AccessKeyId, Assert.Single(world.Keys.All).Id);
    }

    [Fact]
    public async Task Who_asks_twice_and_whose_first_claim_slept_until_the_second_won_gets_the_same_answer_by_both()
    {
        var offered = await world.OfferAsync();
        Result<ClaimAnswer>? second = null;
        world.Gate.Passing = (call, carriedOut) =>
        {
            if (call != "IAccessKeyIssuer.CreateAsync" || !carriedOut)
                return;
            world.Gate.Passing = null;
            world.LaterAsync(TimeSpan.FromMinutes(2)).Wait();
            second = world.ClaimAsync(offered, requestKey: "mine").Result;
        };

        var first = await world.ClaimAsync(offered, requestKey: "mine");

        Assert.Equal(second!.Value.Value, first.Value);
        Assert.Equal(((ClaimAnswer.Key)first.Value).AccessKeyId, Assert.Single(world.Keys.All).Id);
        Assert.Equal(0, (await world.StoredAsync(offered)).Attempts);
    }

    [Fact]
    public async Task A_cache_that_fails_after_the_claim_takes_no_key_away()
    {
        var offered = await world.OfferAsync();
        world.Gate.Passing = (call, _) =>
        {
            if (call == "IStateCache.CommitAsync")
                throw new PortException(PortFault.Unavailable, "no answer");
        };

        Assert.True((await world.ClaimAsync(offered)).Accepted);
        Assert.DoesNotContain(await world.DiaryAsync(), e => e.Sentence.Code == "handover-claimed");

        world.Gate.Passing = null;
        await world.LaterAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(A.Now, Assert.Single(await world.DiaryAsync(), e => e.Sentence.Code == "handover-claimed").At);
    }

    [Fact]
    public async Task Who_hangs_up_after_the_right_passcode_can_ask_for_the_answer_again()
    {
        var offered = await world.OfferAsync();
        using var hungUp = new CancellationTokenSource();
        world.Gate.Passing = (call, _) =>
        {
            if (call.EndsWith("CreateAsync", StringComparison.Ordinal))
                hungUp.Cancel();
        };

        await world.Claims.ClaimAsync(new ClaimRequest(offered.Token, offered.Passcode, null, "mine", null), hungUp.Token);

        var again = (ClaimAnswer.Key)(await world.ClaimAsync(offered, requestKey: "mine")).Value;
        Assert.Equal(Assert.Single(world.Keys.Secrets), again.SecretAccessKey);
    }

    private void FailOnce(string call, bool carriedOut, PortFault fault) => world.Gate.Passing = (passing, done) =>
    {
        if (!passing.EndsWith(call, StringComparison.Ordinal) || done != carriedOut)
            return;
        world.Gate.Passing = null;
        throw new PortException(fault, "failed by the test");
    };

    private static Task<Result<ClaimAnswer>[]> TwelveAtOnceAsync(
        HandoverWorld world, int seed, Func<int, Task<Result<ClaimAnswer>>> claim) =>
        world.Gate.LetAllThroughAsync(
            seed,
            () => world.Clock.Advance(HandoverTimes.Pause),
            Enumerable.Range(0, 12).Select(i => (Func<Task<Result<ClaimAnswer>>>)(() => claim(i))).ToList());
}
