using BucketManager.Adapters.Memory;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Attention;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Xunit;

namespace BucketManager.Core.Tests;

/// <summary>A cache that knows some projects, for what only reads.</summary>
public sealed class Known
{
    public Known()
    {
        Cache = new MemoryStateCache(Clock);
        Handovers = new MemoryHandoverStore(Clock);
        Views = new ProjectViews(Cache);
        Keys.ListAsync(null!, null!, null!, default).ReturnsForAnyArgs([]);
    }

    public FakeTimeProvider Clock { get; } = new(A.Now);

    public MemoryStateCache Cache { get; }

    public MemoryHandoverStore Handovers { get; }

    public IAccessKeyIssuer Keys { get; } = Substitute.For<IAccessKeyIssuer>();

    public IAccountGateway Accounts { get; } = Substitute.For<IAccountGateway>();

    public ProjectViews Views { get; }

    public OpenLinkCache Links => new(Handovers, Clock);

    public ReadAttention Attention => new(Links, Clock);

    public ReadProject ReadProject => new(Views, Cache, Keys, Links, Attention, Accounts, Clock);

    /// <summary>The sample project, ready, with these things.</summary>
    public static async Task<Known> WithAsync(params ThingState[] things)
    {
        var known = new Known();
        await known.CommitAsync([A.Ready(A.ProjectKey, A.ProjectSpec()), .. things]);
        return known;
    }

    public Task CommitAsync(params ThingState[] things) => CommitAsync(things, new Commit(A.Project, null, 1, A.Now));

    /// <param name="things">Of one project.</param>
    /// <param name="with">What else the commit does.</param>
    public async Task CommitAsync(IReadOnlyList<ThingState> things, Commit with)
    {
        // Commits are of limited size; a test's project is not.
        foreach (var part in things.Chunk(50).DefaultIfEmpty([]))
        {
            var project = part.FirstOrDefault()?.Key.Project ?? with.Project;
            var commit = Commit.After(project, await Cache.FindHeadAsync(project, default), Clock.GetUtcNow());
            var writes = new List<ThingWrite>();
            foreach (var thing in part)
                writes.Add(new ThingWrite(thing with { Version = commit.Sequence }, (await Cache.FindThingAsync(thing.Key, default))?.Version));
            commit = commit with
            {
                Things = [.. writes],
                Operations = with.Operations,
                Activity = with.Activity,
                Touched = with.Touched,
                Templates = with.Templates,
                RebuiltAt = commit.ReadSequence is null ? with.RebuiltAt : null,
            };
            Assert.Equal(CommitOutcome.Committed, await Cache.CommitAsync(commit, default));
        }
    }

    public Task CommitAsync(params Operation[] operations) => CommitAsync(
        [],
        new Commit(A.Project, null, 1, A.Now) { Operations = [.. operations], Activity = [.. operations.Select(ActivityEntry.Of)] });

    public Task TouchKeysAsync(string user = "acme-edi") => TouchAsync(InvalidatedList.Keys, user);

    public Task TouchLinksAsync(string user) => TouchAsync(InvalidatedList.Handovers, user);

    public async Task LinkAsync(
        string id, HandoverState state = HandoverState.Open, string user = "acme-edi", string? keyId = null, ProjectName? project = null, DateTimeOffset? at = null)
    {
        var link = new Handover(
            id, project ?? A.Project, UserName.Parse(user), HandoverKind.AccessKey, $"hash-{id}", "passcode hash", "manager@example.com", at ?? A.Now, A.Now.AddDays(3))
        {
            State = state,
            KeyId = keyId,
        };
        Assert.True(await Handovers.AddAsync(link, default));
    }

    private Task TouchAsync(InvalidatedList what, string user) =>
        CommitAsync([], new Commit(A.Project, null, 1, A.Now) { Touched = [new Invalidation(what, user)] });

    public static Operation Operation(ThingKey key, string id, OperationState state = OperationState.Running) => new(
        OperationId.Parse(id), key, ChangeAction.Update, state, 2, "manager@example.com", A.Now, Say.BucketSaved(EmailAddress.Parse("manager@example.com"), BucketName.Parse("invoices")));
}
