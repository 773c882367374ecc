using System.Globalization;
using BucketManager.Application.Ports;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;

namespace BucketManager.Http.Tests;

/// <summary>What somebody changed outside is shown and put back; a bucket goes with its files, or says why not.</summary>
public sealed class HonestTemplatesTests : IAsyncLifetime
{
    private const string Bucket = "/api/projects/acme/buckets/invoices";
    private const string Template = "/api/projects/acme/templates/bucket/invoices";

    private static readonly StackPlace Place = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
    private static readonly ThingKey Key = ThingKey.OfBucket(ProjectName.Parse("acme"), BucketName.Parse("invoices"));
    private static readonly PhysicalName Physical = PhysicalName.Of(BucketName.Parse("invoices"), Place.Account, Place.Region);

    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await ApiHost.StartAsync()).WithProjectAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_change_outside_is_shown_with_its_difference_and_put_back()
    {
        await host.WithBucketAsync();
        Assert.Equal("null", (await DriftAsync()).Drift);
        await ChangeOutsideAsync();

        var (drift, diff) = await DriftAsync();
        Assert.Equal("changedOutside", drift);
        Assert.Contains("Suspended", diff, StringComparison.Ordinal);
        var thing = (await host.AskAsync(ApiHost.Viewer, "GET", Bucket)).Json;
        Assert.Equal("changedOutside", thing.GetProperty("drift").GetString());
        Assert.Equal("next-put-back", thing.GetProperty("nextStep").GetProperty("code").GetString());

        Assert.Equal("403 forbidden", (await host.AskAsync(ApiHost.Viewer, "POST", $"{Template}/put-back")).Said);
        var operation = await host.EndedAsync(await host.AskAsync(ApiHost.Manager, "POST", $"{Template}/put-back"));
        Assert.Equal("succeeded", operation.GetProperty("state").GetString());
        Assert.Equal(("null", string.Empty), await DriftAsync());
    }

    [Fact]
    public async Task A_bucket_goes_with_its_files_by_a_job_that_counts_them()
    {
        await host.WithBucketAsync();
        await host.Aws.BucketContents.SetObjectsAsync(Place, Physical, 25, CancellationToken.None);
        Assert.Equal("409 not-empty", (await host.AskAsync(ApiHost.Manager, "DELETE", Bucket, null, "If-Match: \"1\"")).Said);

        var begun = await host.AskAsync(ApiHost.Manager, "DELETE", $"{Bucket}?files=delete", null, "If-Match: \"1\"");
        Assert.Equal(("202", "purge"), (begun.Said, begun.Json.GetProperty("what").GetString()));
        var job = await host.EndedJobAsync(begun.Location!);

        Assert.Equal(
            ("succeeded", 25, 25, "purge-done"),
            (job.GetProperty("state").GetString(), job.GetProperty("done").GetInt32(), job.GetProperty("total").GetInt32(),
                job.GetProperty("sentence").GetProperty("code").GetString()));
        Assert.Equal("404 not-found", (await host.AskAsync(ApiHost.Manager, "GET", Bucket)).Said);
        Assert.True(await host.Aws.BucketContents.IsEmptyAsync(Place, Physical, CancellationToken.None));
    }

    [Fact]
    public async Task Locked_files_refuse_it_and_say_until_when()
    {
        await host.WithBucketAsync(spec: """{"objectLockDays":30}""");
        await host.Aws.BucketContents.SetObjectsAsync(Place, Physical, 3, CancellationToken.None);
        var locked = host.Clock.GetUtcNow().AddDays(30);

        var refused = await host.AskAsync(ApiHost.Manager, "DELETE", $"{Bucket}?files=delete", null, "If-Match: \"1\"");
        Assert.Equal("409 locked-until", refused.Said);
        Assert.Equal(locked, refused.Json.GetProperty("until").GetDateTimeOffset());

        host.Clock.Advance(TimeSpan.FromDays(31));
        var begun = await host.AskAsync(ApiHost.Manager, "DELETE", $"{Bucket}?files=delete", null, "If-Match: \"1\"");
        Assert.Equal("succeeded", (await host.EndedJobAsync(begun.Location!)).GetProperty("state").GetString());
    }

    private async Task<(string Drift, string Diff)> DriftAsync()
    {
        var drift = (await host.AskAsync(ApiHost.Manager, "GET", $"{Template}/drift")).Json;
        return (drift.GetProperty("drift").GetString() ?? "null", drift.GetProperty("diff").GetString()!);
    }

    private async Task ChangeOutsideAsync()
    {
        var stacks = host.Aws.CloudFormation;
        var stack = (await stacks.FindAsync(Place, Key.StackName, CancellationToken.None))!;
        var text = (await stacks.ReadTemplateAsync(Place, stack.Id, CancellationToken.None))!;
        var record = ((TemplateReading.Managed)StackTemplates.Read(text)).Record;
        var baseline = (await stacks.FindAsync(Place, ThingKey.OfProject(Key.Project).StackName, CancellationToken.None))!;
        var order = new StackRequest(
            Place, stack.Id, text.Replace("\"Status\": \"Enabled\"", "\"Status\": \"Suspended\"", StringComparison.Ordinal),
            StackTemplates.ParametersOf(record, baseline.Outputs)!, StackTemplates.TagsOf(Key),
            "outside-" + host.Clock.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture));
        Assert.IsType<StackResult.Accepted>(await stacks.UpdateAsync(order, CancellationToken.None));
        for (var seconds = 0; seconds < 60; seconds++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await host.Core.Sweep.OpenThingsAsync(CancellationToken.None);
        }

        await host.Core.Sweep.ListedStacksAsync(CancellationToken.None);
    }
}
