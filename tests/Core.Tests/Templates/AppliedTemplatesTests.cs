using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

/// <summary>The product's own templates in the simulated CloudFormation: all are accepted, and need the time that is promised.</summary>
public sealed class AppliedTemplatesTests : IDisposable
{
    private static readonly StackPlace Place = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    private readonly FakeTimeProvider clock = new(A.Now);
    private readonly SimulatedAws aws;

    public AppliedTemplatesTests() => aws = new SimulatedAws(clock, new SeededEntropy(1));

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => aws.Dispose();

    [Theory]
    [InlineData(false, 90)]
    [InlineData(true, 240)]
    public async Task A_baseline_takes_90_seconds_and_an_sftp_server_150_more(bool sftp, int seconds) =>
        await TakesAsync(seconds, Baseline(sftp), ValueMap<string>.Empty);

    [Fact]
    public async Task A_bucket_takes_20_seconds_and_a_user_25()
    {
        var baseline = await TakesAsync(240, Baseline(sftp: true), ValueMap<string>.Empty);

        await TakesAsync(20, A.Record(A.Bucket(), A.BucketSpec()), baseline.Outputs);
        await TakesAsync(25, A.Record(A.User(), A.UserSpec(A.Grant())), baseline.Outputs);
        await TakesAsync(25, A.Record(A.User("idle"), A.UserSpec()), baseline.Outputs);
    }

    [Fact]
    public async Task Sftp_can_be_switched_off_and_on_again()
    {
        var made = await TakesAsync(240, Baseline(sftp: true), ValueMap<string>.Empty);

        foreach (var (sftp, revision) in new[] { (false, 2), (true, 3) })
        {
            var record = Baseline(sftp, revision);
            await aws.CloudFormation.UpdateAsync(Order(record, ValueMap<string>.Empty) with { Name = made.Id }, Cancel);
            clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(StackStatus.UpdateComplete, (await aws.CloudFormation.FindAsync(Place, made.Id, Cancel))?.Status);
        }
    }

    [Fact]
    public async Task A_project_can_be_opened_again_beside_what_it_left()
    {
        var first = await TakesAsync(240, Baseline(sftp: true), ValueMap<string>.Empty);
        await aws.CloudFormation.DeleteAsync(Place, first.Id, "o-close", Cancel);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(StackStatus.DeleteComplete, (await aws.CloudFormation.FindAsync(Place, first.Id, Cancel))?.Status);

        await TakesAsync(240, Baseline(sftp: true, revision: 2), ValueMap<string>.Empty);
    }

    [Fact]
    public async Task A_registry_is_accepted_too()
    {
        var template = StackTemplates.Render(new ProjectRegistration(A.Project, Place, "external", OperationId.Parse("o-registry")));

        await aws.CloudFormation.CreateAsync(
            new StackRequest(
                Place, "bm-acme-registry", template.Text, ValueMap<string>.Empty, StackTemplates.RegistryTagsOf(A.Project), "o-registry"),
            Cancel);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(StackStatus.CreateComplete, (await aws.CloudFormation.FindAsync(Place, "bm-acme-registry", Cancel))?.Status);
    }

    private static ThingRecord Baseline(bool sftp, int revision = 1) =>
        A.Record(A.ProjectKey, A.ProjectSpec(sftp), revision) with { ExternalId = "external" };

    private static StackRequest Order(ThingRecord record, ValueMap<string> baseline) => new(
        Place, record.Key.StackName, StackTemplates.Render(record).Text, StackTemplates.ParametersOf(record, baseline)!,
        StackTemplates.TagsOf(record.Key), record.OperationId.ToString());

    private async Task<StackSnapshot> TakesAsync(int seconds, ThingRecord record, ValueMap<string> baseline)
    {
        var answer = await aws.CloudFormation.CreateAsync(Order(record, baseline), Cancel);
        var id = Assert.IsType<StackResult.Accepted>(answer).StackId;
        while ((await aws.CloudFormation.FindAsync(Place, id, Cancel))!.Status.IsInProgress())
            clock.Advance(TimeSpan.FromMilliseconds(500));

        var made = (await aws.CloudFormation.FindAsync(Place, id, Cancel))!;
        var log = await aws.CloudFormation.ListEventsAsync(Place, id, Cancel);
        Assert.DoesNotContain(log, e => e.Status.EndsWith("_FAILED", StringComparison.Ordinal));
        Assert.Equal(StackStatus.CreateComplete, made.Status);
        Assert.Equal(record.OperationId.ToString(), made.Outputs["OperationId"]);
        Assert.InRange((clock.GetUtcNow() - made.CreatedAt).TotalSeconds, seconds - 2, seconds + 2);
        return made;
    }
}
