using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Core.Tests;

/// <summary>Samples. A test names only what it is about; the rest is like in the documents.</summary>
public static partial class A
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly ProjectName Project = ProjectName.Parse("acme");

    public static readonly ThingKey ProjectKey = ThingKey.OfProject(Project);

    public static readonly Actor Admin = Person("admin@example.com", isAdmin: true);

    public static readonly Actor Manager = Person("manager@example.com");

    public static readonly Actor Viewer = Person("viewer@example.com");

    public static readonly Actor Stranger = Person("stranger@example.com");

    public static Actor Person(string email, bool isAdmin = false) => new(EmailAddress.Parse(email), email, isAdmin);

    public static ThingKey Bucket(string name = "invoices") => ThingKey.OfBucket(Project, BucketName.Parse(name));

    public static ThingKey User(string name = "acme-edi") => ThingKey.OfUser(Project, UserName.Parse(name));

    public static ProjectFields ProjectFields(string title = "ACME deliveries", bool sftp = false) => new()
    {
        Title = title,
        Account = "111122223333",
        Region = "eu-west-1",
        Managers = ["manager@example.com"],
        Viewers = ["viewer@example.com"],
        Sftp = sftp,
    };

    public static UserFields UserFields(params Grant[] grants) => new()
    {
        Company = "ACME",
        ContactName = "Ada Example",
        ContactEmail = "ada@acme.example",
        ExpiresAt = Now.AddYears(1),
        AllowedNetworks = ["203.0.113.0/24"],
        Grants = [.. grants.Select(Fields)],
    };

    public static GrantFields Fields(Grant grant) =>
        new() { Bucket = grant.Bucket.ToString(), Prefix = grant.Prefix.ToString(), Can = grant.Can.Word() };

    public static ProjectSpec ProjectSpec(bool sftp = false) => Domain.Projects.ProjectSpec.Check(ProjectFields(sftp: sftp)).Value;

    public static BucketSpec BucketSpec(BucketFields? fields = null) => Domain.Buckets.BucketSpec.Check(fields ?? new BucketFields()).Value;

    public static UserSpec UserSpec(params Grant[] grants) => Domain.Users.UserSpec.Check(UserFields(grants)).Value;

    public static Grant Grant(string bucket = "invoices", string prefix = "in/", GrantLevel can = GrantLevel.Deliver) =>
        new(BucketName.Parse(bucket), Prefix.Parse(prefix), can);

    public static ThingRecord Record(ThingKey key, Spec spec, long revision = 1) =>
        new(key, revision, spec, "manager@example.com", Now, OperationId.Parse($"o-{key.Kind.Word()}-{key.Name}-{revision}"));

    /// <summary>A thing that is applied and at rest.</summary>
    public static ThingState Ready(ThingKey key, Spec spec, long revision = 1)
    {
        var record = Record(key, spec, revision);
        var stack = new ObservedStack($"arn:stack/{key.StackName}", StackStatus.CreateComplete, Now, record.OperationId, ValueMap<string>.Empty);
        return new ThingState(key) { Revision = revision, Version = 1, Applied = new AppliedRecord(record, false), Stack = stack, ObservedAt = Now };
    }

    /// <summary>A thing whose creation is accepted and waits.</summary>
    public static ThingState Wanted(ThingKey key, Spec spec)
    {
        var record = Record(key, spec);
        return new ThingState(key) { Revision = 1, Version = 1, Queued = new Change(record.OperationId, ChangeAction.Create, record), ObservedAt = Now };
    }

    /// <summary>The thing with one more edit waiting: a new spec, or with null its deletion.</summary>
    public static ThingState Waiting(ThingState thing, Spec? spec)
    {
        var record = Record(thing.Key, spec ?? thing.NewestRecord!.Spec, thing.Revision + 1);
        var action = spec is null ? ChangeAction.Delete : ChangeAction.Update;
        return thing with { Revision = record.Revision, Queued = new Change(record.OperationId, action, record) };
    }

    /// <summary>A thing whose creation failed.</summary>
    public static ThingState NeverMade(ThingKey key, Spec spec)
    {
        var record = Record(key, spec);
        var stack = new ObservedStack($"arn:stack/{key.StackName}", StackStatus.RollbackComplete, Now, null, ValueMap<string>.Empty);
        var failed = new FailedChange(new Change(record.OperationId, ChangeAction.Create, record));
        return new ThingState(key) { Revision = 1, Version = 1, Stack = stack, Failed = failed, ObservedAt = Now };
    }

    /// <summary>The project, ready unless it is among the things, with these things.</summary>
    public static ProjectView View(params ThingState[] things)
    {
        var project = things.Any(t => t.Key == ProjectKey) ? [] : new[] { Ready(ProjectKey, ProjectSpec()) };
        return ProjectView.Of(Project, new ProjectHead(1, null), [.. project, .. things]);
    }

    /// <summary>What an edit of the thing is planned on.</summary>
    public static EditContext On(ProjectView view, ThingKey key, Actor? actor = null) => new(actor ?? Manager, view, view.Find(key), Now);
}
