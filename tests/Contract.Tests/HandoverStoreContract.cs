using BucketManager.Application.Ports;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>What a claim leans on: it happens once, and nothing is forgotten too early.</summary>
public abstract class HandoverStoreContract
{
    protected HandoverStoreContract() => Clock = new FakeTimeProvider(A.Start);

    protected FakeTimeProvider Clock { get; }

    private static CancellationToken Cancel => CancellationToken.None;

    private DateTimeOffset Now => Clock.GetUtcNow();

    protected abstract IHandoverStore NewStore();

    [Fact]
    public async Task A_link_is_found_by_its_tokens_hash_and_by_its_id()
    {
        var store = NewStore();
        var link = A.Handover("h1", Now) with
        {
            Replaces = "AKIAOLD",
            OverlapDays = 7,
            Attempts = 2,
            AttemptStartedAt = Now,
            KeysBefore = ["AKIAOLD", "AKIAOTHER"],
            SealedAnswer = "sealed",
            ClaimedFrom = "2001:db8::1",
        };

        Assert.True(await store.AddAsync(link, Cancel));

        Assert.Equal(link, await store.FindByTokenAsync("hash of h1", Cancel));
        Assert.Equal(link, await store.FindAsync(A.Acme, "h1", Cancel));
        Assert.Null(await store.FindByTokenAsync("hash of h2", Cancel));
        Assert.Null(await store.FindByTokenAsync("HASH OF H1", Cancel));
        Assert.Null(await store.FindAsync(A.Zenith, "h1", Cancel));
    }

    [Fact]
    public async Task An_id_or_a_token_is_used_once()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h1", Now), Cancel);

        Assert.False(await store.AddAsync(A.Handover("h1", Now) with { TokenHash = "another" }, Cancel));
        Assert.False(await store.AddAsync(A.Handover("h2", Now) with { TokenHash = "hash of h1" }, Cancel));
        Assert.False(await store.AddAsync(A.Handover("h2", Now, project: A.Zenith) with { TokenHash = "hash of h1" }, Cancel));

        Assert.Null(await store.FindByTokenAsync("another", Cancel));
        Assert.Single(await store.ListAsync(A.Acme, null, Cancel));
        Assert.Empty(await store.ListAsync(A.Zenith, null, Cancel));
    }

    [Fact]
    public async Task Links_are_listed_newest_first_by_project_and_by_user()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h2", Now.AddMinutes(1)), Cancel);
        await store.AddAsync(A.Handover("h1", Now), Cancel);
        await store.AddAsync(A.Handover("h3", Now.AddMinutes(1)), Cancel);
        await store.AddAsync(A.Handover("h4", Now.AddMinutes(9), "other"), Cancel);
        await store.AddAsync(A.Handover("h5", Now, project: A.Zenith), Cancel);

        Assert.Equal(["h3", "h2", "h1"], (await store.ListAsync(A.Acme, UserName.Parse("carrier"), Cancel)).Select(h => h.Id));
        Assert.Equal(["h4", "h3", "h2", "h1"], (await store.ListAsync(A.Acme, null, Cancel)).Select(h => h.Id));
    }

    [Fact]
    public async Task A_link_is_replaced_by_one_who_knows_its_version()
    {
        var store = NewStore();
        var link = A.Handover("h1", Now);
        await store.AddAsync(link, Cancel);
        var claiming = link with { Version = 2, State = HandoverState.Claiming, Attempts = 1 };

        Assert.True(await store.ReplaceAsync(claiming, before: 1, Cancel));
        Assert.False(await store.ReplaceAsync(link with { Version = 2, State = HandoverState.Withdrawn }, before: 1, Cancel));
        Assert.False(await store.ReplaceAsync(link with { Version = 9, State = HandoverState.Withdrawn }, before: 8, Cancel));

        Assert.Equal(claiming, await store.FindAsync(A.Acme, "h1", Cancel));
        Assert.Equal(claiming, await store.FindByTokenAsync("hash of h1", Cancel));
    }

    [Fact]
    public async Task What_was_never_added_is_not_replaced()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h1", Now), Cancel);

        Assert.False(await store.ReplaceAsync(A.Handover("h2", Now) with { Version = 2 }, before: 1, Cancel));
        Assert.False(await store.ReplaceAsync(A.Handover("h1", Now, project: A.Zenith) with { Version = 2 }, before: 1, Cancel));
        Assert.False(await store.ReplaceAsync(A.Handover("h1", Now) with { Version = 2, TokenHash = "another" }, before: 1, Cancel));
    }

    [Fact]
    public async Task A_version_that_does_not_grow_is_a_bug()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h1", Now), Cancel);

        await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceAsync(A.Handover("h1", Now), before: 1, Cancel));
    }

    [Fact]
    public async Task Of_twelve_who_claim_one_link_exactly_one_wins()
    {
        var store = NewStore();
        var link = A.Handover("h1", Now);
        await store.AddAsync(link, Cancel);

        var won = await Race.RunAsync(
            12, i => store.ReplaceAsync(link with { Version = 2, ClaimedFrom = $"192.0.2.{i}" }, before: 1, Cancel));

        var winner = Array.IndexOf(won, true);
        Assert.Single(won, true);
        Assert.Equal($"192.0.2.{winner}", (await store.FindAsync(A.Acme, "h1", Cancel))!.ClaimedFrom);
    }

    [Fact]
    public async Task Of_twelve_wrong_passcodes_at_once_each_is_counted()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h1", Now), Cancel);

        await Race.RunAsync(12, async _ =>
        {
            Handover seen;
            do
                seen = (await store.FindAsync(A.Acme, "h1", Cancel))!;
            while (!await store.ReplaceAsync(seen with { Version = seen.Version + 1, Attempts = seen.Attempts + 1 }, seen.Version, Cancel));
            return true;
        });

        Assert.Equal(12, (await store.FindAsync(A.Acme, "h1", Cancel))!.Attempts);
    }

    [Fact]
    public async Task Links_that_something_has_to_be_done_about_are_listed_when_it_is_time()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h1", Now) with { DueAt = Now.AddMinutes(10) }, Cancel);
        await store.AddAsync(A.Handover("h2", Now) with { DueAt = Now.AddMinutes(5) }, Cancel);
        await store.AddAsync(A.Handover("h3", Now) with { DueAt = null }, Cancel);
        await store.AddAsync(A.Handover("h4", Now, project: A.Zenith) with { DueAt = Now.AddMinutes(7) }, Cancel);

        Assert.Empty(await store.ListDueAsync(Now.AddMinutes(5).AddTicks(-1), Cancel));
        Assert.Equal(["h2"], (await store.ListDueAsync(Now.AddMinutes(5), Cancel)).Select(h => h.Id));
        Assert.Equal(["h2", "h4", "h1"], (await store.ListDueAsync(Now.AddHours(1), Cancel)).Select(h => h.Id));

        await store.ReplaceAsync(A.Handover("h2", Now) with { Version = 2, DueAt = null }, before: 1, Cancel);
        Assert.Equal(["h4", "h1"], (await store.ListDueAsync(Now.AddHours(1), Cancel)).Select(h => h.Id));
    }

    [Fact]
    public async Task A_link_is_forgotten_a_hundred_and_twenty_days_after_its_end()
    {
        var store = NewStore();
        var link = A.Handover("h1", Now) with { DueAt = null, State = HandoverState.Claimed };
        await store.AddAsync(link, Cancel);

        Clock.SetUtcNow(link.ExpiresAt.AddDays(120).AddTicks(-1));
        Assert.NotNull(await store.FindAsync(A.Acme, "h1", Cancel));
        Assert.Single(await store.ListAsync(A.Acme, link.User, Cancel));

        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await store.FindAsync(A.Acme, "h1", Cancel));
        Assert.Null(await store.FindByTokenAsync(link.TokenHash, Cancel));
        Assert.Empty(await store.ListAsync(A.Acme, link.User, Cancel));
        Assert.Empty(await store.ListAsync(A.Acme, null, Cancel));
        Assert.False(await store.ReplaceAsync(link with { Version = 2 }, before: 1, Cancel));
        Assert.True(await store.AddAsync(A.Handover("h1", Now), Cancel));
    }

    [Fact]
    public async Task A_link_about_which_something_has_to_be_done_is_not_forgotten()
    {
        var store = NewStore();
        await store.AddAsync(A.Handover("h1", Now), Cancel);

        Clock.Advance(TimeSpan.FromDays(5000));
        await store.AddAsync(A.Handover("h2", Now), Cancel);

        Assert.Equal("h1", Assert.Single(await store.ListDueAsync(Now, Cancel)).Id);
        Assert.NotNull(await store.FindByTokenAsync("hash of h1", Cancel));
    }
}
