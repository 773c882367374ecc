using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BucketManager.Adapters.Http;
using BucketManager.Adapters.Http.Sockets;
using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Http.Tests;

/// <summary>The interface on memory adapters and the simulated CloudFormation, on a virtual clock, without a network.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public const string Admin = "admin@example.com";
    public const string Manager = "manager@example.com";
    public const string SecondManager = "second.manager@example.com";
    public const string Viewer = "viewer@example.com";
    public const string Stranger = "stranger@example.com";

    private const int MostSeconds = 2000;

    private static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    private static readonly SemaphoreSlim ContractGate = new(1);

    private static PublishedContract? published;

    private readonly WebApplication app;
    private readonly SimulatedAws aws;
    private readonly ChannelJobQueue jobs;
    private readonly CancellationTokenSource stop = new();
    private readonly IDisposable listening;
    private readonly Task working;

    private ApiHost(
        WebApplication app, SimulatedAws aws, FaultPlan faults, ChannelJobQueue jobs, MemoryNotifier notifier, FakeTimeProvider clock, LogLines lines)
    {
        Faults = faults;
        this.app = app;
        this.aws = aws;
        this.jobs = jobs;
        Clock = clock;
        Lines = lines;
        Core = app.Services.GetRequiredService<BucketManagerApp>();
        Hub = app.Services.GetRequiredService<SocketHub>();
        listening = notifier.Listen(Hub.TellAsync);
        aws.Subscribe((heard, cancel) => Core.HandleStackEvent.RunAsync(heard, cancel));
        working = jobs.RunAsync(Core.HandleDelayedWork.RunAsync, 1, stop.Token);
        Client = app.GetTestClient();
    }

    public BucketManagerApp Core { get; }

    public SocketHub Hub { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public LogLines Lines { get; }

    /// <summary>What was asked and answered, such as <c>GET /api/me 200</c>.</summary>
    public HashSet<string> Answered { get; } = [];

    public IServiceProvider Services => app.Services;

    public SimulatedAws Aws => aws;

    /// <summary>What goes wrong in AWS.</summary>
    public FaultPlan Faults { get; }

    public static async Task<ApiHost> StartAsync(
        Func<HttpApiSettings, HttpApiSettings>? change = null,
        Action<WebApplicationBuilder>? build = null,
        Func<Dependencies, Dependencies>? driven = null,
        bool tells = true)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var entropy = new SystemEntropy();
        var faults = new FaultPlan();
        var aws = new SimulatedAws(clock, entropy, faults: faults);
        var notifier = new MemoryNotifier();
        var jobs = new ChannelJobQueue(clock);
        var lines = new LogLines();
        var side = new Dependencies
        {
            Cache = new MemoryStateCache(clock),
            Handovers = new MemoryHandoverStore(clock),
            Stacks = aws.CloudFormation,
            Notifier = notifier,
            Jobs = jobs,
            Keys = aws.AccessKeys,
            Contents = aws.BucketContents,
            Accounts = aws.Accounts,
            Clock = clock,
            Entropy = entropy,
            Hub = new StackPlace(AccountId.Parse("999999999999"), Region.Parse("eu-west-1")),
        };
        var settings = new HttpApiSettings
        {
            Organisation = "Example Ltd",
            Simulated = true,
            SignIn = new SignIn.Local([new SignInPerson(Manager, "Mara Manager", "manage")]),
            Tokens = new TokenValidationParameters { ValidIssuer = "test", ValidAudience = "bucket-manager", IssuerSigningKey = Key },
        };

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(lines).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(BucketManagerApp.Compose(driven?.Invoke(side) ?? side));
        builder.Services.AddSingleton<IEntropy>(entropy);
        builder.Services.AddSingleton<IConnectionRegistry>(new MemoryConnectionRegistry(clock));
        builder.Services.AddHttpApi(change?.Invoke(settings) ?? settings);
        build?.Invoke(builder);
        var app = builder.Build();
        app.MapHttpApi();
        await app.StartAsync();
        return new ApiHost(app, aws, faults, jobs, tells ? notifier : new MemoryNotifier(), clock, lines);
    }

    public static Actor PersonOf(string email) => new(EmailAddress.Parse(email), "Name of " + email, email == Admin);

    /// <summary>A bearer token as an issuer would sign it.</summary>
    public string TokenOf(string email, TimeSpan? lifetime = null, string verified = "true", string? issuer = null, ECDsaSecurityKey? key = null)
    {
        var now = Clock.GetUtcNow();
        var claims = new ClaimsIdentity(
        [
            new Claim("sub", email), new Claim("email", email), new Claim("name", "Name of " + email),
            new Claim("email_verified", verified, ClaimValueTypes.Boolean),
        ]);
        if (email == Admin)
            claims.AddClaim(new Claim("groups", "admin"));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? "test",
            Audience = "bucket-manager",
            Subject = claims,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + (lifetime ?? TimeSpan.FromHours(8))).UtcDateTime,
            SigningCredentials = new SigningCredentials(key ?? Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>Asks as a person (null: nobody), with the body and headers (<c>Name: value</c>) that are given.</summary>
    public async Task<Reply> AskAsync(string? person, string method, string path, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (person is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(person));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var header in headers)
        {
            var (name, value) = (header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (name == "Content-Type")
                request.Content!.Headers.ContentType = value.Length == 0 ? null : MediaTypeHeaderValue.Parse(value);
            else
                request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        var reply = await Reply.FromAsync(response);
        var contract = await ContractAsync();
        var faults = contract.Faults(method, path, reply);
        Assert.True(faults.Count == 0, string.Join("; ", faults));
        if (contract.Find(method, path) is var (operation, _))
            Answered.Add($"{operation} {(int)reply.Status}");
        return reply;
    }

    /// <summary>Every answer of every test is held against it.</summary>
    public static async Task<PublishedContract> ContractAsync()
    {
        await ContractGate.WaitAsync();
        try
        {
            if (published is null)
            {
                await using var host = await StartAsync();
                published = new PublishedContract(JsonDocument.Parse(await host.Client.GetStringAsync("/openapi/v1.json")).RootElement);
            }

            return published;
        }
        finally
        {
            ContractGate.Release();
        }
    }

    /// <summary>Lets time pass until the operation has ended.</summary>
    public async Task<JsonElement> EndedAsync(Reply accepted)
    {
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        return await EndedAsync(accepted.Location!);
    }

    public Task<JsonElement> EndedAsync(string location) => LeftAsync(location, "queued", "running");

    /// <summary>Lets time pass until the job has ended.</summary>
    public Task<JsonElement> EndedJobAsync(string location) => LeftAsync(location, "running", "stopping");

    // The clock is the test's, the threads that work on it are not: on a full machine they need real time, too, and what they put off
    // may be over by then. So somebody sweeps, as in a host.
    private async Task<JsonElement> LeftAsync(string location, params string[] states)
    {
        var seconds = 0;
        for (var real = Stopwatch.StartNew(); real.Elapsed < TimeSpan.FromMinutes(1);)
        {
            var shown = (await AskAsync(Admin, "GET", location)).Json;
            if (!states.Contains(shown.GetProperty("state").GetString()))
                return shown;
            if (seconds == MostSeconds)
                continue;
            Clock.Advance(TimeSpan.FromSeconds(1));
            if (++seconds % 60 == 0)
                await Core.Sweep.OpenThingsAsync(stop.Token);
        }

        throw new InvalidOperationException($"{location} did not end within {MostSeconds} seconds.");
    }

    /// <summary>Project <c>acme</c>, applied.</summary>
    public async Task<ApiHost> WithProjectAsync(string name = "acme", string account = "111122223333")
    {
        var spec = $$"""{"title":"{{name}} deliveries","account":"{{account}}","region":"eu-west-1","managers":["{{Manager}}","{{SecondManager}}"],"viewers":["{{Viewer}}"]}""";
        await EndedAsync(await AskAsync(Admin, "POST", "/api/projects", $$"""{"name":"{{name}}","spec":{{spec}}}"""));
        return this;
    }

    /// <summary>A bucket of <c>acme</c>, applied.</summary>
    public async Task<ApiHost> WithBucketAsync(string name = "invoices", string spec = "{}")
    {
        await EndedAsync(await AskAsync(Manager, "POST", "/api/projects/acme/buckets", $$"""{"name":"{{name}}","spec":{{spec}}}"""));
        return this;
    }

    /// <summary>A user of <c>acme</c>, applied.</summary>
    public async Task<ApiHost> WithUserAsync(string name = "acme-edi", string grants = "[]")
    {
        var spec = $$"""{"company":"ACME","contactName":"Ada","contactEmail":"ada@acme.example","grants":{{grants}}}""";
        await EndedAsync(await AskAsync(Manager, "POST", "/api/projects/acme/users", $$"""{"name":"{{name}}","spec":{{spec}}}"""));
        return this;
    }

    public async Task<string> TicketAsync(string person) =>
        (await AskAsync(person, "POST", "/api/tickets")).Json.GetProperty("ticket").GetString()!;

    public async Task<SocketClient> ConnectAsync(string person) => await ConnectWithAsync(await TicketAsync(person));

    public async Task<SocketClient> ConnectWithAsync(string? ticket)
    {
        var client = app.GetTestServer().CreateWebSocketClient();
        client.SubProtocols.Add("bucket-manager");
        if (ticket is not null)
            client.SubProtocols.Add(ticket);
        return new SocketClient(await client.ConnectAsync(new Uri("ws://localhost/ws"), CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        listening.Dispose();
        await stop.CancelAsync();
        await app.DisposeAsync();
        jobs.Dispose();
        aws.Dispose();
        await working;
        stop.Dispose();
    }
}
