using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Attention;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading;

/// <summary>Everything that can be read of one project: from the cache, and what is known of keys and links beside it.</summary>
public sealed class ReadProject(
    ProjectViews views,
    IStateCache cache,
    IAccessKeyIssuer keys,
    OpenLinkCache links,
    ReadAttention attention,
    IAccountGateway accounts,
    TimeProvider clock)
{
    private readonly KeyUsageCache keysOf = new(keys, clock);

    /// <summary>The project at one sequence number, if the actor may see it. Of the socket's snapshots, too.</summary>
    public Task<Result<ProjectView>> ViewAsync(Actor actor, ProjectName project, CancellationToken cancel) =>
        views.ForAsync(actor, project, UseCase.ReadProject, cancel);

    public async Task<Result<ThingSummary>> ThingAsync(Actor actor, ThingKey key, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, key.Project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (view.Value.Find(key) is not { IsTombstone: false } thing)
            return new Refusal.NotFound();
        return (await ShowAsync(view.Value, [thing], cancel))[0];
    }

    /// <summary>One page of the project's buckets or users, with counts and the sequence it shows.</summary>
    public async Task<Result<(Page<ThingSummary> Page, long Sequence)>> ListAsync(
        Actor actor, ProjectName project, ThingKind kind, ListQuery query, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        var page = ThingList.PageOf(view.Value.Sorted(kind), query);
        if (!page.Accepted)
            return page.Refusal;
        var shown = await ShowAsync(view.Value, page.Value.Items, cancel);
        return (new Page<ThingSummary>(shown, page.Value.Total, page.Value.Next), view.Value.Sequence);
    }

    /// <summary>The things that need attention, the most pressing first.</summary>
    public async Task<Result<IReadOnlyList<AttentionItem>>> AttentionAsync(Actor actor, ProjectName project, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        return Result<IReadOnlyList<AttentionItem>>.Of(await attention.OfAsync(view.Value, cancel));
    }

    /// <summary>What is applied; with the user's revision.</summary>
    public async Task<Result<(ValueList<Grant> Grants, long Revision)>> GrantsOfUserAsync(
        Actor actor, ProjectName project, UserName user, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (view.Value.FindUser(user) is not { } thing)
            return new Refusal.NotFound();
        return ((thing.Applied?.Record.Spec as UserSpec)?.Grants ?? [], thing.Revision);
    }

    public async Task<Result<IReadOnlyList<(UserName User, Grant Grant)>>> GrantsOnBucketAsync(
        Actor actor, ProjectName project, BucketName bucket, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (view.Value.FindBucket(bucket) is null)
            return new Refusal.NotFound();
        return Result<IReadOnlyList<(UserName, Grant)>>.Of([.. view.Value.GrantsByBucket[bucket]]);
    }

    /// <summary>The live template's text; not found when none is applied.</summary>
    public async Task<Result<string>> TemplateAsync(Actor actor, ThingKey key, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, key.Project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        return view.Value.Find(key)?.Applied is not null && await cache.FindTemplateAsync(key, cancel) is { } text ? text : new Refusal.NotFound();
    }

    /// <summary>How the live template differs from ours; not found when none is applied.</summary>
    public async Task<Result<DriftReport>> DriftAsync(Actor actor, ThingKey key, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, key.Project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (view.Value.Find(key) is not { Applied: not null } thing || await cache.FindTemplateAsync(key, cancel) is not { } applied)
            return new Refusal.NotFound();
        return new DriftReport(thing.Drift, DriftReport.DifferenceOf(view.Value, thing, applied));
    }

    /// <summary>Looks at the account itself, so it may take a second or fail with a <see cref="PortException"/>.</summary>
    public async Task<Result<(IReadOnlyList<Finding> Findings, DateTimeOffset CheckedAt)>> ProtectionsAsync(
        Actor actor, ProjectName project, CancellationToken cancel)
    {
        var view = await ViewAsync(actor, project, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (view.Value.Place is not { } place)
            return new Refusal.NotFound();
        var findings = await accounts.CheckAsync(place, cancel);
        return (findings, clock.GetUtcNow());
    }

    /// <param name="view">In which they are.</param>
    /// <param name="things">All of one kind.</param>
    /// <param name="cancel">Gives up.</param>
    private async Task<IReadOnlyList<ThingSummary>> ShowAsync(ProjectView view, IReadOnlyList<ThingState> things, CancellationToken cancel)
    {
        if (things is [{ Key.Kind: ThingKind.User }, ..])
            return await ShowUsersAsync(view, things, cancel);
        if (things is [{ Key.Kind: ThingKind.Project }])
            return [await ProjectCounts.ShowAsync(view, attention, cancel)];
        return [.. things.Select(t => ShowBucket(view, t))];
    }

    private async Task<IReadOnlyList<ThingSummary>> ShowUsersAsync(ProjectView view, IReadOnlyList<ThingState> users, CancellationToken cancel)
    {
        var open = await links.CountAsync(view, users, cancel);
        var known = await keysOf.FindAsync(view, users, cancel);
        return [.. users.Zip(known, open).Select(u => ShowUser(u.First, u.Second, u.Third))];
    }

    private ThingSummary ShowUser(ThingState user, KeyUsage? keys, int openLinks)
    {
        var ended = user.Applied?.Record.Spec is UserSpec { ExpiresAt: { } ends } && ends <= clock.GetUtcNow();
        return new ThingSummary(user, new ThingCounts(Keys: keys?.Count, OpenHandovers: openLinks), keys?.LastUsedAt, ended);
    }

    private static ThingSummary ShowBucket(ProjectView view, ThingState bucket) =>
        new(bucket, new ThingCounts(Users: view.UsersOfBucket(bucket.Key.Name)));
}
