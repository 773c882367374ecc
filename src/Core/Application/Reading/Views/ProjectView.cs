using System.Collections.Immutable;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>All things of a project at one sequence number; immutable. Tombstones are in <see cref="Find"/> only.</summary>
public sealed class ProjectView
{
    private readonly ImmutableDictionary<ThingKey, ThingState> all;
    private readonly Lazy<ILookup<BucketName, (UserName User, Grant Grant)>> grants;
    private readonly Lazy<Dictionary<string, int>> usersOfBuckets;
    private readonly Lazy<AccessMatrix> matrix;
    private readonly Lazy<SortedThings> sortedBuckets;
    private readonly Lazy<SortedThings> sortedUsers;
    private readonly Lazy<AttentionList> attention;
    private readonly Lazy<(ThingKey Key, string Title, string[] Texts)[]> texts;

    // When keys of users were touched since this view was read as a whole, which was at the first number.
    private readonly ImmutableDictionary<string, long> keysTouched;
    private readonly long first;

    private ProjectView(
        ProjectName project,
        ProjectHead head,
        ImmutableDictionary<ThingKey, ThingState> all,
        ImmutableSortedDictionary<string, ThingState> buckets,
        ImmutableSortedDictionary<string, ThingState> users,
        ImmutableDictionary<string, long> keysTouched,
        long linksTouched,
        long first)
    {
        Project = project;
        Head = head;
        Buckets = buckets;
        Users = users;
        this.all = all;
        this.keysTouched = keysTouched;
        this.first = first;
        LinksTouchedAt = linksTouched;
        grants = new(() => AppliedGrants().ToLookup(g => g.Grant.Bucket));
        usersOfBuckets = new(() => GrantsByBucket.ToDictionary(
            bucket => bucket.Key.ToString(), bucket => bucket.Select(g => g.User).Distinct().Count(), StringComparer.Ordinal));
        matrix = new(() => new AccessMatrix([.. Users.Keys], [.. Buckets.Keys], [.. AppliedGrants()], Sequence));
        sortedBuckets = new(() => new SortedThings(Buckets.Values, ThingKind.Bucket));
        sortedUsers = new(() => new SortedThings(Users.Values, ThingKind.User));
        attention = new(() => new AttentionList(all.Values));
        texts = new(() =>
        [
            .. all.Values.Where(t => !t.IsTombstone).OrderBy(t => t.Key.Kind).ThenBy(t => t.Key.Name, StringComparer.Ordinal)
                .Select(t => (t.Key, t.DisplayName, SearchableText.Of(t))),
        ]);
        Thing = all.GetValueOrDefault(ThingKey.OfProject(project));
        Place = Spec is { } spec ? new StackPlace(spec.Account, spec.Region) : null;
    }

    public ProjectName Project { get; }

    public ProjectHead Head { get; }

    public long Sequence => Head.Sequence;

    /// <summary>The project's own thing; null where only a number is known of it.</summary>
    public ThingState? Thing { get; }

    /// <summary>Listed buckets by name.</summary>
    public ImmutableSortedDictionary<string, ThingState> Buckets { get; }

    /// <summary>Listed users by name.</summary>
    public ImmutableSortedDictionary<string, ThingState> Users { get; }

    /// <summary>Tombstones among them.</summary>
    public IEnumerable<ThingState> Everything => all.Values;

    /// <summary>Deleted buckets whose files stay: the project is not empty.</summary>
    public IEnumerable<ThingState> KeptBuckets => all.Values.Where(t => t is { IsTombstone: true, Kept: true });

    /// <summary>Applied grants by bucket, then by user.</summary>
    public ILookup<BucketName, (UserName User, Grant Grant)> GrantsByBucket => grants.Value;

    /// <summary>Who can do what, where.</summary>
    public AccessMatrix Matrix => matrix.Value;

    /// <summary>Which things somebody should look at.</summary>
    internal AttentionList Attention => attention.Value;

    /// <summary>What people typed into all things but tombstones, by kind and name.</summary>
    internal IReadOnlyList<(ThingKey Key, string Title, string[] Texts)> Texts => texts.Value;

    /// <summary>The project's newest accepted spec, also of a failed creation; null while nothing was ever accepted or it is gone.</summary>
    public ProjectSpec? Spec => Thing?.LastRecord?.Spec as ProjectSpec;

    /// <summary>Account and region of the project.</summary>
    public StackPlace? Place { get; }

    /// <summary>Outputs of the project's baseline; empty until it is applied.</summary>
    public ValueMap<string> BaselineOutputs => Thing?.Stack?.Outputs ?? ValueMap<string>.Empty;

    public static ProjectView Of(ProjectName project, ProjectHead head, IEnumerable<ThingState> things)
    {
        var all = things.ToImmutableDictionary(t => t.Key);
        return new ProjectView(
            project, head, all, Listed(all.Values, ThingKind.Bucket), Listed(all.Values, ThingKind.User), ImmutableDictionary<string, long>.Empty, head.Sequence, head.Sequence);
    }

    /// <summary>Listed buckets or users.</summary>
    internal SortedThings Sorted(ThingKind kind) => kind == ThingKind.User ? sortedUsers.Value : sortedBuckets.Value;

    /// <summary>The thing, also as a tombstone; null: never heard of.</summary>
    public ThingState? Find(ThingKey key) => all.GetValueOrDefault(key);

    public ThingState? FindBucket(BucketName bucket) => Buckets.GetValueOrDefault(bucket.ToString());

    public ThingState? FindUser(UserName user) => Users.GetValueOrDefault(user.ToString());

    /// <summary>How many users may do something in the bucket, by what is applied.</summary>
    public int UsersOfBucket(string bucket) => usersOfBuckets.Value.GetValueOrDefault(bucket);

    /// <summary>All applied grants, by user.</summary>
    public IEnumerable<(UserName User, Grant Grant)> AppliedGrants() =>
        from user in Users.Values
        let name = UserName.Parse(user.Key.Name)
        from grant in (user.Applied?.Record.Spec as UserSpec)?.Grants ?? []
        select (name, grant);

    /// <summary>A number that is another one once keys of the user were touched.</summary>
    public long KeysTouchedAt(string user) => keysTouched.GetValueOrDefault(user, first);

    /// <summary>A number that is another one once links of the project were touched.</summary>
    public long LinksTouchedAt { get; }

    /// <summary>The view after one more change.</summary>
    public ProjectView After(ProjectChange change)
    {
        var things = all;
        var buckets = Buckets;
        var users = Users;
        foreach (var thing in change.Things)
        {
            // The things were read after the number: one may be newer than this change already.
            if (things.TryGetValue(thing.Key, out var known) && known.Version > thing.Version)
                continue;
            things = things.SetItem(thing.Key, thing);
            if (thing.Key.Kind == ThingKind.Bucket)
                buckets = Put(buckets, thing);
            else if (thing.Key.Kind == ThingKind.User)
                users = Put(users, thing);
        }

        var touched = change.Touched.Where(t => t is { What: InvalidatedList.Keys, User: not null }).Select(t => KeyValuePair.Create(t.User!, change.Sequence));
        var linksTouched = change.Touched.Any(t => t.What == InvalidatedList.Handovers) ? change.Sequence : LinksTouchedAt;
        return new ProjectView(
            Project, Head with { Sequence = change.Sequence }, things, buckets, users, keysTouched.SetItems(touched), linksTouched, first);
    }

    /// <summary>
    /// What the actor is to this project. Being taken off a list counts from its acceptance, being added from when it is applied.
    /// A project whose creation is not applied is seen by admins only.
    /// </summary>
    public Role RoleOf(Actor actor)
    {
        if (actor.IsAdmin)
            return Role.Admin;
        if (Thing?.Applied?.Record.Spec is not ProjectSpec applied || Spec is not { } newest)
            return Role.None;
        return (Role)Math.Min((int)RoleIn(applied, actor.Email), (int)RoleIn(newest, actor.Email));
    }

    private static Role RoleIn(ProjectSpec spec, EmailAddress person) =>
        spec.Managers.Contains(person) ? Role.Manager
        : spec.Viewers.Contains(person) ? Role.Viewer
        : Role.None;

    private static ImmutableSortedDictionary<string, ThingState> Listed(IEnumerable<ThingState> things, ThingKind kind) =>
        things.Where(t => t.Key.Kind == kind && !t.IsTombstone)
            .ToImmutableSortedDictionary(t => t.Key.Name, t => t, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, ThingState> Put(ImmutableSortedDictionary<string, ThingState> things, ThingState thing) =>
        thing.IsTombstone ? things.Remove(thing.Key.Name) : things.SetItem(thing.Key.Name, thing);
}
