using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BucketManager.Hosts.Local;
using Xunit;

namespace BucketManager.Hosts.Tests;

/// <summary>Real disks that are really full or read-only.</summary>
public class FullDiskTests
{
    private const int MoreEditsThanFit = 200;

    [SmallDiskFact]
    public async Task A_full_disk_is_said_loses_nothing_and_work_goes_on_when_there_is_room()
    {
        using var disk = new SmallDisk();
        var accepted = new List<string>();
        await using (var host = await RunningHost.StartAsync(disk.State))
        {
            await host.SignInAsync("manager@example.com");
            await AssertAcceptedAsync(await CreateAsync(host, 0), accepted);
            disk.Fill();

            HttpResponseMessage answer;
            var number = 1;
            while ((answer = await CreateAsync(host, number)).StatusCode == HttpStatusCode.Accepted && number < MoreEditsThanFit)
            {
                await AssertAcceptedAsync(answer, accepted);
                number++;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            var said = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            Assert.Equal("disk-full", said["code"]!.GetValue<string>());
            Assert.Contains("make room", said["detail"]!.GetValue<string>(), StringComparison.Ordinal);

            Assert.Equal("ready", (await host.GetAsync("/api/projects/demo"))["status"]!.GetValue<string>());
            var ready = await host.Client.GetAsync("/readyz");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("disk-full", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            disk.MakeRoom();
            await AssertAcceptedAsync(await CreateAsync(host, number), accepted);
            await AssertKnownAsync(host, accepted);
        }

        await using var again = await RunningHost.StartAsync(disk.State);
        await again.SignInAsync("manager@example.com");
        await AssertKnownAsync(again, accepted);
    }

    [SmallDiskFact]
    public async Task A_disk_that_is_full_at_the_first_start_is_said_and_the_next_start_begins_anew()
    {
        using var disk = new SmallDisk();
        Directory.CreateDirectory(disk.State);
        disk.Fill();

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(disk.State));

        Assert.Contains("cannot be written to", refused.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        await using var host = await RunningHost.StartAsync(disk.State);
        await host.SignInAsync("viewer@example.com");
        Assert.Equal(4, (await host.GetAsync("/api/projects/demo/buckets"))["items"]!.AsArray().Count);
    }

    [SmallDiskFact]
    public async Task A_disk_that_fills_up_during_the_first_start_is_said()
    {
        using var disk = new SmallDisk(1);

        await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(disk.State));
    }

    [SmallDiskFact]
    public async Task A_disk_that_is_full_at_a_later_start_is_read_or_said()
    {
        using var disk = new SmallDisk();
        await (await RunningHost.StartAsync(disk.State)).DisposeAsync();
        disk.Fill();

        try
        {
            await using var host = await RunningHost.StartAsync(disk.State);
            await host.SignInAsync("viewer@example.com");
            Assert.Equal("ready", (await host.GetAsync("/api/projects/demo"))["status"]!.GetValue<string>());
        }
        catch (StartRefused refused)
        {
            // SQLite wants a few kilobytes beside its file even for reading.
            Assert.Contains("disk", refused.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [SmallDiskFact]
    public async Task A_read_only_folder_is_said_at_the_start()
    {
        using var disk = new SmallDisk();
        await (await RunningHost.StartAsync(disk.State)).DisposeAsync();
        disk.MakeReadOnly();

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(disk.State));

        Assert.Contains("cannot be written to", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--state", refused.Message, StringComparison.Ordinal);
    }

    [FailingDiskFact]
    public async Task A_disk_that_becomes_read_only_under_the_host_is_said_and_what_is_there_can_be_read()
    {
        using var disk = new FailingDisk();
        await using (var host = await RunningHost.StartAsync(disk.State))
        {
            await host.SignInAsync("manager@example.com");
            disk.Fail();

            var answer = await CreateAsync(host, 1);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("disk-not-writable", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
            var ready = await host.Client.GetAsync("/readyz");
            Assert.Contains("disk-not-writable", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(4, (await host.GetAsync("/api/projects/demo/buckets"))["items"]!.AsArray().Count);
        }

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(disk.State));
        Assert.Contains("cannot be written to", refused.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> CreateAsync(RunningHost host, int number) => host.Client.PostAsJsonAsync(
        "/api/projects/demo/buckets",
        new { name = string.Create(CultureInfo.InvariantCulture, $"more-{number}"), spec = new { description = new string('x', 400) } });

    private static async Task AssertAcceptedAsync(HttpResponseMessage answer, List<string> accepted)
    {
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        accepted.Add((await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!.GetValue<string>());
    }

    private static async Task AssertKnownAsync(RunningHost host, List<string> accepted)
    {
        foreach (var id in accepted)
            Assert.Equal(id, (await host.GetAsync($"/api/projects/demo/operations/{id}"))["id"]!.GetValue<string>());
    }
}
