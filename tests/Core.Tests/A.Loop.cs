using BucketManager.Core.Buckets;
using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Tests;

/// <summary>Samples. Each names only what a test is about.</summary>
public static partial class A
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly StackPlace Hub = new(AccountId.Parse("999999999999"), Region.Parse("eu-west-1"));

    public static readonly Actor Admin = new(EmailAddress.Parse("admin@example.com"), "Admin", IsAdmin: true);

    public static readonly Actor Manager = new(EmailAddress.Parse("manager@example.com"), "Manager", IsAdmin: false);

    public static readonly Actor SecondManager = new(EmailAddress.Parse("second.manager@example.com"), "Second", IsAdmin: false);

    public static readonly Actor Viewer = new(EmailAddress.Parse("viewer@example.com"), "Viewer", IsAdmin: false);

    public static readonly Actor Stranger = new(EmailAddress.Parse("stranger@example.com"), "Stranger", IsAdmin: false);

    public static readonly ProjectName Acme = ProjectName.Parse("acme");

    public static ThingKey BucketKey(string name = "invoices") => ThingKey.OfBucket(Acme, BucketName.Parse(name));

    public static ThingKey UserKey(string name = "partner") => ThingKey.OfUser(Acme, UserName.Parse(name));

    public static ProjectFields AcmeFields(string account = "111122223333") => new()
    {
        Title = "Acme",
        Account = account,
        Region = "eu-west-1",
        Managers = ["manager@example.com", "second.manager@example.com"],
        Viewers = ["viewer@example.com"],
    };

    public static BucketFields BucketFields(string description = "Invoices") => new() { Description = description };

    public static UserFields UserFields(string company = "Partner Ltd") => new()
    {
        Company = company,
        ContactName = "Pat Partner",
        ContactEmail = "pat@partner.example",
    };

    public static Spec SpecOf(ThingKey key, string text = "one") => key.Kind switch
    {
        ThingKind.Project => ProjectSpec.Check(AcmeFields() with { Title = text }).Value,
        ThingKind.Bucket => BucketSpec.Check(BucketFields(text)).Value,
        _ => UserSpec.Check(UserFields(text)).Value,
    };

    public static ThingRecord RecordOf(ThingKey key, string operation = "op1", long revision = 1, string text = "one") =>
        new(key, revision, SpecOf(key, text), "manager@example.com", Monday, OperationId.Parse(operation));

    public static Change ChangeOf(ThingKey key, string operation, ChangeAction action = ChangeAction.Update, bool keepFiles = false) =>
        new(OperationId.Parse(operation), action, RecordOf(key, operation), keepFiles);

    public static StackSeen StackOf(StackStatus status, string? operation = "op1", string id = "stack-1", int minutes = 0) =>
        new(id, status, Monday.AddMinutes(minutes), operation is null ? null : OperationId.Parse(operation), ValueMap<string>.Empty);

    public static StackEvent StackEvent(string token, string status, string? reason = null, string stackId = "stack-1") => new(
        $"{token}-{status}", Hub, stackId, "bm-acme-user-partner", "bm-acme-user-partner", stackId, Ports.StackEvent.StackType, Monday, status, reason, token);

    public static StackEvent PartEvent(string token, string status, string part = "User", string? reason = null, string stackId = "stack-1") => new(
        $"{token}-{part}-{status}", Hub, stackId, "bm-acme-user-partner", part, "physical", "AWS::IAM::User", Monday, status, reason, token);
}
