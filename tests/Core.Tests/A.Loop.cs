using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Core.Tests;

/// <summary>Samples of what the write loop works on.</summary>
public static partial class A
{
    public static readonly StackPlace Hub = new(AccountId.Parse("999999999999"), Region.Parse("eu-west-1"));

    public static readonly Actor SecondManager = Person("second.manager@example.com");

    /// <summary>A bucket's description, a company, a project's title: different texts make different specs.</summary>
    public static Spec SpecOf(ThingKey key, string text = "one") => key.Kind switch
    {
        ThingKind.Project => Domain.Projects.ProjectSpec.Check(ProjectFields(text)).Value,
        ThingKind.Bucket => BucketSpec(new BucketFields { Description = text }),
        _ => Domain.Users.UserSpec.Check(UserFields() with { Company = text }).Value,
    };

    public static ThingRecord RecordOf(ThingKey key, string operation = "op1", long revision = 1, string text = "one") =>
        new(key, revision, SpecOf(key, text), "manager@example.com", Now, OperationId.Parse(operation));

    public static Change ChangeOf(ThingKey key, string operation, ChangeAction action = ChangeAction.Update, bool keepFiles = false) =>
        new(OperationId.Parse(operation), action, RecordOf(key, operation), keepFiles);

    public static ObservedStack StackOf(StackStatus status, string? operation = "op1", string id = "stack-1", int minutes = 0) =>
        new(id, status, Now.AddMinutes(minutes), operation is null ? null : OperationId.Parse(operation), ValueMap<string>.Empty);

    public static StackEvent StackEvent(string token, string status, string? reason = null, string stackId = "stack-1") => new(
        $"{token}-{status}", Hub, stackId, "bm-acme-user-acme-edi", "bm-acme-user-acme-edi", stackId, Application.Ports.StackEvent.StackType,
        Now, status, reason, token);

    public static StackEvent PartEvent(
        string token, string status, string part = "User", string? reason = null, string stackId = "stack-1") => new(
        $"{token}-{part}-{status}", Hub, stackId, "bm-acme-user-acme-edi", part, "physical", "AWS::IAM::User", Now, status, reason, token);
}
