using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

/// <summary>A simulated AWS on a virtual clock, small templates for it, and what it tells.</summary>
internal sealed class Cloud : IDisposable
{
    public const string Suffix = "-123456789012-eu-central-1-an";

    public const string BucketTemplate =
        """
        {"Resources":{
          "Bucket":{"Type":"AWS::S3::Bucket","DeletionPolicy":"RetainExceptOnCreate","UpdateReplacePolicy":"Retain",
            "Metadata":{"Note":"one"},
            "Properties":{"BucketName":{"Fn::Join":["-",["inbox",{"Ref":"AWS::AccountId"},{"Ref":"AWS::Region"},"an"]]},
              "BucketNamespace":"account-regional"}},
          "Policy":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Bucket"},"PolicyDocument":{"Statement":[
            {"Resource":[{"Fn::GetAtt":["Bucket","Arn"]},{"Fn::Join":["",[{"Fn::GetAtt":["Bucket","Arn"]},"/*"]]}]}]}}}},
         "Outputs":{"OperationId":{"Value":"o1"},"Arn":{"Value":{"Fn::GetAtt":["Bucket","Arn"]}},"Name":{"Value":{"Ref":"Bucket"}}}}
        """;

    public const string UserTemplate =
        """
        {"Resources":{
          "User":{"Type":"AWS::IAM::User","Properties":{"UserName":"bm-contract-acme","Path":"/bucket-manager/contract/",
            "Groups":[{"Ref":"Group"}]}},
          "Group":{"Type":"AWS::IAM::Group","Properties":{"GroupName":"bm-contract-acme","ManagedPolicyArns":[{"Ref":"Policy"}]}},
          "Policy":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Statement":[]}}}},
         "Outputs":{"OperationId":{"Value":"o1"},"UserArn":{"Value":{"Fn::GetAtt":"User.Arn"}}}}
        """;

    public Cloud(SimulationStore? store = null, double speed = 1, FaultPlan? faults = null, FakeTimeProvider? clock = null)
    {
        Clock = clock ?? new FakeTimeProvider(A.Start);
        Aws = new SimulatedAws(Clock, new SystemEntropy(), store, speed, faults);
        Aws.Subscribe((heard, _) =>
        {
            Heard.Add(heard);
            return Task.CompletedTask;
        });
    }

    public static StackPlace Place { get; } = new(AccountId.Parse("123456789012"), Region.Parse("eu-central-1"));

    public FakeTimeProvider Clock { get; }

    public SimulatedAws Aws { get; }

    public SimulatedCloudFormation Stacks => Aws.CloudFormation;

    /// <summary>Events as a subscriber got them.</summary>
    public List<StackEvent> Heard { get; } = [];

    private static CancellationToken Cancel => CancellationToken.None;

    public static StackRequest Order(string nameOrId, string template, string token) =>
        new(Place, nameOrId, template, ValueMap<string>.Empty, ValueMap<string>.Empty, token);

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public async Task<string> CreateAsync(string name, string template, string token = "o1") =>
        Assert.IsType<StackResult.Accepted>(await Stacks.CreateAsync(Order(name, template, token), Cancel)).StackId;

    /// <summary>Creates it, and lets it come to rest.</summary>
    public async Task<string> CreatedAsync(string name, string template, string token = "o1")
    {
        var id = await CreateAsync(name, template, token);
        Pass(600);
        return id;
    }

    public async Task<string> RefusalAsync(StackRequest order) =>
        Assert.IsType<StackResult.Refused>(await Stacks.CreateAsync(order, Cancel)).Reason;

    public async Task UpdateAsync(string id, string template, string token = "o2") =>
        Assert.Equal(new StackResult.Accepted(id), await Stacks.UpdateAsync(Order(id, template, token), Cancel));

    public async Task DeleteAsync(string id, string token = "o9") =>
        Assert.Equal(new StackResult.Accepted(id), await Stacks.DeleteAsync(Place, id, token, Cancel));

    public async Task<StackSnapshot> ShowAsync(string id) => (await Stacks.FindAsync(Place, id, Cancel))!;

    public async Task<StackStatus> StatusAsync(string id) => (await ShowAsync(id)).Status;

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<StackEvent>> LogAsync(string id) => [.. (await Stacks.ListEventsAsync(Place, id, Cancel)).Reverse()];

    /// <summary>The log as lines: <c>Bucket CREATE_COMPLETE</c>; the stack itself is <c>-</c>.</summary>
    public async Task<IEnumerable<string>> LinesAsync(string id, string? token = null) =>
        (await LogAsync(id)).Where(e => token is null || e.Token == token)
            .Select(e => $"{(e.IsAboutTheStack ? "-" : e.LogicalId)} {e.Status}");

    public async Task<string?> ReasonAsync(string id, string logicalId, string status) =>
        (await LogAsync(id)).Last(e => e.LogicalId == logicalId && e.Status == status).Reason;

    public void Dispose() => Aws.Dispose();
}
