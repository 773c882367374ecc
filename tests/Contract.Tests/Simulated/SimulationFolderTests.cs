using System.Text;
using System.Text.Json;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

/// <summary>The simulated AWS outlives the program: its folder is all that a new start has.</summary>
public sealed class SimulationFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bucket-manager-");
    private readonly FakeTimeProvider clock = new(A.Start);
    private readonly FaultPlan faults = new();
    private Cloud cloud;

    public SimulationFolderTests() => cloud = Started();

    private static CancellationToken Cancel => CancellationToken.None;

    private string Region => Path.Combine(folder.FullName, "123456789012", "eu-central-1");

    public void Dispose()
    {
        cloud.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(17)]
    [InlineData(19.5)]
    public async Task A_creation_goes_on_where_it_was(double interruptedAfter)
    {
        using var undisturbed = new Cloud();
        var expected = await undisturbed.CreatedAsync("bucket", Cloud.BucketTemplate);
        var id = await cloud.CreateAsync("bucket", Cloud.BucketTemplate);
        cloud.Pass(interruptedAfter);

        Restart();
        cloud.Pass(19.9 - interruptedAfter);

        Assert.Equal(StackStatus.CreateInProgress, await cloud.StatusAsync(id));
        cloud.Pass(0.2);
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
        Assert.Equal(Times(await undisturbed.LogAsync(expected)), Times(await cloud.LogAsync(id)));
    }

    [Fact]
    public async Task What_became_due_meanwhile_is_done_in_order_and_told()
    {
        var id = await cloud.CreateAsync("bucket", Cloud.BucketTemplate);
        cloud.Pass(10);
        Stop();
        clock.Advance(TimeSpan.FromHours(1));

        cloud = Started();
        cloud.Pass(1);

        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
        Assert.Equal(A.Start.AddSeconds(20), (await cloud.LogAsync(id))[^1].At);
        Assert.Equal(
            [
                "Bucket CREATE_COMPLETE", "Policy CREATE_IN_PROGRESS", "Policy CREATE_IN_PROGRESS", "Policy CREATE_COMPLETE",
                "bucket CREATE_COMPLETE",
            ],
            cloud.Heard.Select(e => $"{e.LogicalId} {e.Status}"));
    }

    [Fact]
    public async Task An_update_its_failure_and_its_roll_back_survive_a_restart_at_every_second()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        faults.FailResource("Policy", "Too large").FailRollback("Bucket", "Not now");
        await cloud.UpdateAsync(
            id, Cloud.BucketTemplate.Replace("\"one\"", "\"two\"", StringComparison.Ordinal).Replace("/*", "/x", StringComparison.Ordinal));
        await RestartsUntilRestAsync(id);
        Assert.Equal(StackStatus.UpdateRollbackFailed, await cloud.StatusAsync(id));

        Assert.Equal(new StackResult.Accepted(id), await cloud.Stacks.ContinueRollbackAsync(Cloud.Place, id, "o2-clear", Cancel));
        await RestartsUntilRestAsync(id);

        Assert.Equal(StackStatus.UpdateRollbackComplete, await cloud.StatusAsync(id));
        Assert.Equal(Cloud.BucketTemplate, await cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel));
        Assert.Equal("o1", (await cloud.ShowAsync(id)).Outputs["OperationId"]);
        await cloud.DeleteAsync(id);
        await RestartsUntilRestAsync(id);
        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
        Assert.Equal((await cloud.LogAsync(id)).Select(e => e.EventId).Distinct().Count(), (await cloud.LogAsync(id)).Count);
    }

    [Fact]
    public async Task Templates_lie_beside_their_stack_exactly_as_they_came()
    {
        var template = Cloud.BucketTemplate.Replace("one", "é €", StringComparison.Ordinal)
            .Replace("{\"Resources\"", "{  \"Resources\"", StringComparison.Ordinal);
        var id = await cloud.CreatedAsync("bucket", template);
        var file = $"bucket.{id[^36..^28]}";

        Assert.Equal([$"{file}.json", $"{file}.v1.template.json"], Names());
        Assert.Equal(template, await File.ReadAllTextAsync(Path.Combine(Region, $"{file}.v1.template.json"), Cancel));

        await cloud.UpdateAsync(id, Cloud.BucketTemplate);
        Assert.Equal([$"{file}.json", $"{file}.v1.template.json", $"{file}.v2.template.json"], Names());
        cloud.Pass(60);
        Assert.Equal([$"{file}.json", $"{file}.v2.template.json"], Names());
        using var stack = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Region, $"{file}.json"), Cancel));
        Assert.Equal("UPDATE_COMPLETE", stack.RootElement.GetProperty("status").GetString());
        Restart();
        Assert.Equal(Cloud.BucketTemplate, await cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel));
        Assert.Equal("o1", (await cloud.ShowAsync(id)).Outputs["OperationId"]);
    }

    [Fact]
    public async Task Keys_survive_without_their_secrets()
    {
        var project = ProjectName.Parse("contract");
        var user = UserName.Parse("acme");
        await cloud.CreatedAsync("user", Cloud.UserTemplate);
        var issued = await cloud.Aws.AccessKeys.CreateAsync(Cloud.Place, project, user, Cancel);
        await cloud.Aws.AccessKeys.SetActiveAsync(Cloud.Place, project, user, issued.Id, active: false, Cancel);

        Restart();

        Assert.Equal(
            new AccessKey(issued.Id, Active: false, issued.CreatedAt, LastUsedAt: null),
            Assert.Single(await cloud.Aws.AccessKeys.ListAsync(Cloud.Place, project, user, Cancel)));
        foreach (var file in Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(issued.Secret, await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_bucket_and_what_lies_in_it_survive()
    {
        var bucket = PhysicalName.Of(BucketName.Parse("inbox"), Cloud.Place.Account, Cloud.Place.Region);
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        await cloud.Aws.BucketContents.SetObjectsAsync(Cloud.Place, bucket, 3, Cancel);
        await cloud.DeleteAsync(id);
        cloud.Pass(60);

        Restart();

        Assert.False(await cloud.Aws.BucketContents.RemoveIfEmptyAsync(Cloud.Place, bucket, Cancel));
        Assert.Equal(StackStatus.RollbackComplete, await cloud.StatusAsync(await cloud.CreatedAsync("again", Cloud.BucketTemplate)));
        await cloud.Aws.BucketContents.SetObjectsAsync(Cloud.Place, bucket, 0, Cancel);
        Assert.True(await cloud.Aws.BucketContents.RemoveIfEmptyAsync(Cloud.Place, bucket, Cancel));
        Restart();
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(await cloud.CreatedAsync("third", Cloud.BucketTemplate)));
    }

    [Fact]
    public async Task A_protected_account_stays_protected()
    {
        await cloud.Aws.Accounts.ProtectAsync(Cloud.Place, Cancel);
        Restart();

        Assert.True((await cloud.Aws.Accounts.CheckAsync(Cloud.Place, Cancel)).Single(f => f.Code == "account-public-access-block").State);
    }

    [Fact]
    public async Task A_name_taken_by_a_stack_is_taken_after_a_restart_and_a_token_is_known()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Restart();

        Assert.Equal(id, await cloud.CreateAsync("bucket", Cloud.BucketTemplate));
        Assert.IsType<StackResult.AlreadyExists>(await cloud.Stacks.CreateAsync(Cloud.Order("bucket", Cloud.BucketTemplate, "o2"), Cancel));
        Assert.IsType<StackResult.NothingToChange>(await cloud.Stacks.UpdateAsync(Cloud.Order(id, Cloud.BucketTemplate, "o2"), Cancel));
        var second = await cloud.CreatedAsync("second", Cloud.BucketTemplate);
        Assert.Equal($"inbox{Cloud.Suffix} already exists in stack {id}", await cloud.ReasonAsync(second, "Bucket", "CREATE_FAILED"));
    }

    [Fact]
    public async Task Files_of_stacks_that_were_deleted_long_ago_go()
    {
        await cloud.DeleteAsync(await cloud.CreatedAsync("user", Cloud.UserTemplate));
        cloud.Pass(60);
        Assert.Equal(2, Names().Length);
        Stop();
        clock.Advance(TimeSpan.FromDays(91));

        cloud = Started();

        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, "user", Cancel));
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_damaged_file_is_named_in_a_sentence(string content)
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        var path = Path.Combine(Region, $"bucket.{id[^36..^28]}.json");
        await File.WriteAllTextAsync(path, content, Cancel);

        cloud = Started();

        foreach (var ask in new Func<Task>[]
        {
            () => cloud.StatusAsync(id),
            () => cloud.Stacks.FindAsync(Cloud.Place, "bucket", Cancel),
            () => cloud.Stacks.ListAsync(Cloud.Place, Cancel),
        })
        {
            var damage = await DamageAsync(ask);
            Assert.StartsWith($"The simulated AWS cannot read its file {path} (", damage, StringComparison.Ordinal);
            Assert.Contains("Move this file out of the folder, with the templates", damage, StringComparison.Ordinal);
        }

        Stop();
        File.Delete(path);
        cloud = Started();
        Assert.Empty(await cloud.Stacks.ListAsync(Cloud.Place, Cancel));
    }

    [Fact]
    public async Task A_damaged_file_hurts_no_other_stack()
    {
        var other = await cloud.CreatedAsync("user", Cloud.UserTemplate);
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        await File.WriteAllTextAsync(Path.Combine(Region, $"bucket.{id[^36..^28]}.json"), "{", Cancel);
        cloud = Started();

        await cloud.UpdateAsync(other, Cloud.UserTemplate.Replace("\"Statement\":[]", "\"Statement\":[{}]", StringComparison.Ordinal));
        cloud.Pass(60);
        Assert.Equal(StackStatus.UpdateComplete, await cloud.StatusAsync(other));
        var third = Cloud.BucketTemplate.Replace("inbox", "outbox", StringComparison.Ordinal);
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(await cloud.CreatedAsync("third", third)));

        // Its own name is not given to a new one: what it holds is not known.
        await DamageAsync(() => cloud.CreateAsync("bucket", Cloud.BucketTemplate));
    }

    [Fact]
    public async Task A_file_without_its_template_is_damaged_too()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        File.Delete(Path.Combine(Region, $"bucket.{id[^36..^28]}.v1.template.json"));
        cloud = Started();

        Assert.Contains("v1.template.json", await DamageAsync(() => cloud.StatusAsync(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_names_another_path_is_not_followed()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        var path = Path.Combine(Region, $"bucket.{id[^36..^28]}.json");
        var content = await File.ReadAllTextAsync(path, Cancel);
        await File.WriteAllTextAsync(
            path, content.Replace("\"name\": \"bucket\"", "\"name\": \"../bucket\"", StringComparison.Ordinal), Cancel);
        cloud = Started();

        Assert.Contains("its name does not fit", await DamageAsync(() => cloud.StatusAsync(id)), StringComparison.Ordinal);
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, id.Replace("/bucket/", "/../bucket/", StringComparison.Ordinal), Cancel));
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, id.Replace("123456789012", "..", StringComparison.Ordinal), Cancel));
    }

    [Fact]
    public async Task What_a_start_has_not_read_is_found_by_id_name_and_list()
    {
        var bucket = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        var user = await cloud.CreatedAsync("user", Cloud.UserTemplate);
        var shown = await cloud.ShowAsync(bucket);

        Restart();
        Assert.Equal([shown, await cloud.ShowAsync(user)], await cloud.Stacks.ListAsync(Cloud.Place, Cancel));
        Restart();
        Assert.Equal(shown, await cloud.Stacks.FindAsync(Cloud.Place, bucket, Cancel));
        Restart();
        Assert.Equal(shown, await cloud.Stacks.FindAsync(Cloud.Place, "bucket", Cancel));
    }

    [Fact]
    public async Task More_stacks_than_stay_in_memory_are_all_there()
    {
        const int Many = 130;
        var ids = new List<string>();
        for (var i = 0; i < Many; i++)
        {
            var name = $"inbox{i}";
            ids.Add(await cloud.CreateAsync(name, Cloud.BucketTemplate.Replace("inbox", name, StringComparison.Ordinal)));
        }

        cloud.Pass(60);
        await cloud.DeleteAsync(ids[7]);
        cloud.Pass(60);

        Assert.Equal(Many - 1, (await cloud.Stacks.ListAsync(Cloud.Place, Cancel)).Count);
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, "inbox7", Cancel));
        foreach (var id in ids.Where(id => id != ids[7]))
            Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
        Assert.Equal($"inbox3{Cloud.Suffix} already exists in stack {ids[3]}", await ReasonOfAsync("again", "inbox3"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public async Task Without_the_file_that_says_where_something_is_under_way_everything_is_looked_at(string? content)
    {
        var id = await cloud.CreateAsync("bucket", Cloud.BucketTemplate);
        Stop();
        var path = Path.Combine(folder.FullName, "under-way.json");
        Assert.Contains("\"123456789012/eu-central-1\"", await File.ReadAllTextAsync(path, Cancel), StringComparison.Ordinal);
        File.Delete(path);
        if (content is not null)
            await File.WriteAllTextAsync(path, content, Cancel);

        cloud = Started();
        cloud.Pass(60);

        Assert.Contains(cloud.Heard, e => e is { LogicalId: "bucket", Status: "CREATE_COMPLETE" });
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task What_was_not_written_to_its_end_is_thrown_away()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        await File.WriteAllTextAsync(Path.Combine(Region, $"bucket.{id[^36..^28]}.json.tmp"), "{\"half", Encoding.UTF8, Cancel);

        cloud = Started();

        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
        Assert.DoesNotContain(Names(), n => n.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_template_whose_update_was_not_written_to_its_end_is_not_taken_for_the_next_ones()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        var second = Path.Combine(Region, $"bucket.{id[^36..^28]}.v2.template.json");
        await File.WriteAllTextAsync(second, "{\"Resources\":{}}", Cancel);

        cloud = Started();
        Assert.False(File.Exists(second));
        var edited = Cloud.BucketTemplate.Replace("\"one\"", "\"two\"", StringComparison.Ordinal);
        await cloud.UpdateAsync(id, edited);
        Restart();

        Assert.Equal(edited, await cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel));
    }

    [Fact]
    public async Task While_nothing_can_be_written_no_call_is_answered_and_afterwards_all_of_it_is_there()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Directory.Move(Region, Region + "-away");
        await File.WriteAllTextAsync(Region, "in the way", Cancel);

        var told = await Assert.ThrowsAsync<PortException>(() => cloud.UpdateAsync(id, Cloud.BucketTemplate.Replace("one", "two", StringComparison.Ordinal)));
        Assert.Equal("disk-not-writable", told.Says?.Code);
        await Assert.ThrowsAsync<PortException>(() => cloud.StatusAsync(id));
        Assert.Equal("disk-not-writable", cloud.Aws.Trouble?.Code);

        File.Delete(Region);
        Directory.Move(Region + "-away", Region);
        cloud.Pass(60);
        Assert.Null(cloud.Aws.Trouble);
        Restart();
        Assert.Equal(StackStatus.UpdateComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_template_whose_stack_was_never_written_goes()
    {
        await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        Stop();
        await File.WriteAllTextAsync(Path.Combine(Region, "other.12345678.v1.template.json"), "{}", Cancel);

        cloud = Started();

        Assert.All(Names(), name => Assert.StartsWith("bucket.", name, StringComparison.Ordinal));
    }

    private static IEnumerable<(string, string, DateTimeOffset)> Times(IEnumerable<StackEvent> log) =>
        log.Select(e => (e.LogicalId, e.Status, e.At));

    private string[] Names() => [.. Directory.EnumerateFiles(Region).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private Cloud Started() => new(SimulationStore.InFolder(folder.FullName), faults: faults, clock: clock);

    private void Stop() => cloud.Dispose();

    private void Restart()
    {
        Stop();
        cloud = Started();
    }

    private static async Task<string> DamageAsync(Func<Task> ask)
    {
        var told = await Assert.ThrowsAsync<PortException>(ask);
        Assert.Equal(PortFault.Bug, told.Fault);
        return told.Message;
    }

    private async Task<string?> ReasonOfAsync(string stack, string bucket)
    {
        var id = await cloud.CreatedAsync(stack, Cloud.BucketTemplate.Replace("inbox", bucket, StringComparison.Ordinal));
        return await cloud.ReasonAsync(id, "Bucket", "CREATE_FAILED");
    }

    private async Task RestartsUntilRestAsync(string id)
    {
        while ((await cloud.StatusAsync(id)).ToString().EndsWith("InProgress", StringComparison.Ordinal))
        {
            cloud.Pass(1);
            Restart();
        }
    }
}
