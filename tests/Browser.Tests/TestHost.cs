using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Ports;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;
using BucketManager.Hosts.Local;
using Microsoft.AspNetCore.Builder;

namespace BucketManager.Browser.Tests;

/// <summary>A local host in this process with the sample project, in memory only. Tests of a class share one, and leave it usable.</summary>
public sealed class TestHost : IAsyncLifetime
{
    private const double Fast = 100;

    private static readonly ProjectName Demo = ProjectName.Parse("demo");
    private static readonly StackPlace Place = new(AccountId.Parse("123456789012"), Region.Parse("eu-west-1"));

    private readonly LocalHost host;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> ends = new();
    private Composition parts = null!;

    /// <summary>A fast one: a change takes well below a second.</summary>
    public TestHost()
        : this(Fast)
    {
    }

    /// <param name="speed">How many times faster than AWS its CloudFormation is.</param>
    /// <param name="settings">Of the host; null: none.</param>
    internal TestHost(double speed = Fast, IReadOnlyDictionary<string, string?>? settings = null)
    {
        FaultPlan? faults = null;
        host = LocalHost.StartAsync(new LocalOptions("http://127.0.0.1:0", null, speed, Fresh: false), Watch, CancellationToken.None, settings)
            .GetAwaiter().GetResult();
        Faults = faults!;

        void Watch(WebApplication app, Composition composition)
        {
            parts = composition;
            faults = parts.Aws.Faults;
            parts.Notifier.Listen((change, _) =>
            {
                foreach (var operation in change.Operations.Where(o => o.HasEnded))
                    EndOf(operation.Id.ToString()).TrySetResult();
                return Task.CompletedTask;
            });
        }
    }

    public Uri Address => host.Addresses[0];

    internal LocalHost Host => host;

    /// <summary>What is to go wrong in its CloudFormation.</summary>
    public FaultPlan Faults { get; }

    /// <summary>From the next step on its CloudFormation is a fast one.</summary>
    public void Hurry() => parts.Aws.Speed = Fast;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Browsers.LeaveAsync(Address);
        await host.DisposeAsync();
    }

    /// <summary>What somebody else does meanwhile, through the interface.</summary>
    public async Task<JsonObject> AskAsync(string person, HttpMethod method, string path, JsonNode? body = null, string? ifMatch = null)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(client, person));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path} answered {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>Adds a user to the sample project, which may come from anywhere for ever.</summary>
    public async Task AddUserAsync(string name, string company, params JsonNode[] grants) =>
        await EndedAsync(await AskAsync("manager", HttpMethod.Post, "/api/projects/demo/users", new JsonObject
        {
            ["name"] = name,
            ["spec"] = new JsonObject
            {
                ["company"] = company,
                ["contactName"] = "Somebody",
                ["contactEmail"] = "somebody@example.com",
                ["grants"] = new JsonArray([.. grants]),
            },
        }));

    /// <summary>A second manager edits a thing of the sample project, as it is wanted now.</summary>
    /// <param name="thing">Below the project, such as <c>/buckets/artwork</c>; empty: the project itself.</param>
    /// <param name="change">Of its spec.</param>
    /// <returns>The operation.</returns>
    public Task<JsonObject> EditAsync(string thing, Action<JsonObject> change) =>
        ReplaceAsync(thing, string.Empty, "spec", spec =>
        {
            change(spec);
            return spec;
        });

    /// <summary>A second manager changes what a user of the sample project may do.</summary>
    /// <returns>The operation.</returns>
    public Task<JsonObject> GrantAsync(string user, Action<JsonArray> change) =>
        ReplaceAsync($"/users/{user}", "/grants", "grants", spec =>
        {
            var grants = spec["grants"]!.DeepClone().AsArray();
            change(grants);
            return grants;
        });

    /// <summary>Hands a key over to a user of the sample project, who claims it.</summary>
    /// <returns>The key's id.</returns>
    public async Task<string> GiveKeyAsync(string user)
    {
        var offered = await AskAsync("manager", HttpMethod.Post, $"/api/projects/demo/users/{user}/handovers", new JsonObject { ["give"] = "accessKey" });
        return await ClaimAsync(offered["url"]!.GetValue<string>(), offered["passcode"]!.GetValue<string>());
    }

    /// <summary>What the third party does with its link.</summary>
    /// <returns>The key's id.</returns>
    public async Task<string> ClaimAsync(string link, string passcode)
    {
        var claim = $"/api/handovers/{link[(link.LastIndexOf('/') + 1)..]}/claim";
        var claimed = await AskAsync("stranger", HttpMethod.Post, claim, new JsonObject { ["passcode"] = passcode });
        return claimed["accessKeyId"]!.GetValue<string>();
    }

    /// <summary>A user of the sample project signs in to S3 with a key.</summary>
    public Task UseKeyAsync(string user, string key) => parts.Aws.AccessKeys.UseAsync(Place, Demo, UserName.Parse(user), key, CancellationToken.None);

    /// <summary>Somebody changes the template of a bucket of the sample project in CloudFormation itself.</summary>
    public Task ChangeOutsideAsync(string bucket, string from, string to) => WriteOutsideAsync(bucket, (template, _) =>
    {
        Assert.Contains(from, template, StringComparison.Ordinal);
        return template.Replace(from, to, StringComparison.Ordinal);
    });

    /// <summary>As if another version of this program had written the template of a bucket of the sample project.</summary>
    public Task WriteByVersionAsync(string bucket, int renderer) =>
        WriteOutsideAsync(bucket, (_, record) => StackTemplates.Render(record with { Renderer = renderer }).Text);

    /// <summary>Waits for the end of a change, however it ends.</summary>
    public Task EndedAsync(JsonObject operation) => EndOf(operation["id"]!.GetValue<string>()).Task.WaitAsync(TimeSpan.FromMinutes(1));

    private async Task<JsonObject> ReplaceAsync(string thing, string part, string member, Func<JsonObject, JsonNode> change)
    {
        var path = $"/api/projects/demo{thing}";
        var now = await AskAsync("second.manager", HttpMethod.Get, path);
        var wanted = (now["pendingSpec"] ?? now["spec"])!.DeepClone().AsObject();
        return await AskAsync("second.manager", HttpMethod.Put, path + part, new JsonObject { [member] = change(wanted) }, $"\"{now["revision"]}\"");
    }

    private TaskCompletionSource EndOf(string operation) => ends.GetOrAdd(operation, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task WriteOutsideAsync(string bucket, Func<string, ThingRecord, string> write)
    {
        var stacks = parts.Aws.CloudFormation;
        var stack = (await stacks.FindAsync(Place, ThingKey.OfBucket(Demo, BucketName.Parse(bucket)).StackName, CancellationToken.None))!;
        var template = (await stacks.ReadTemplateAsync(Place, stack.Id, CancellationToken.None))!;
        var record = ((TemplateReading.Managed)StackTemplates.Read(template)).Record;
        var baseline = (await stacks.FindAsync(Place, ThingKey.OfProject(Demo).StackName, CancellationToken.None))!;
        var order = new StackRequest(
            Place, stack.Id, write(template, record), StackTemplates.ParametersOf(record, baseline.Outputs)!, StackTemplates.TagsOf(record.Key), "by-hand");
        Assert.IsType<StackResult.Accepted>(await stacks.UpdateAsync(order, CancellationToken.None));
    }

    private static async Task<string> TokenAsync(HttpClient client, string person)
    {
        var answer = await client.PostAsJsonAsync("/dev/sign-in", new { email = $"{person}@example.com" });
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
    }
}
