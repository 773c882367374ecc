using BucketManager.Adapters.Http;
using BucketManager.Adapters.Http.Sockets;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace BucketManager.Hosts.Local;

/// <summary>
/// Everything in one process: interface, program, durable cache and a simulated AWS. It listens on loopback, where it signs the sample
/// people in without a password; beyond that it wants an OpenID Connect issuer.
/// </summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Composition parts;
    private readonly StateFolder? folder;

    private LocalHost(WebApplication app, Composition parts, StateFolder? folder)
    {
        this.app = app;
        this.parts = parts;
        this.folder = folder;
    }

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. app.Urls.Select(a => new Uri(a))];

    internal IServiceProvider Services => app.Services;

    /// <summary>False where this program was built without Node.js.</summary>
    public static bool HasWebInterface => WebInterface.IsBuilt;

    /// <summary>Takes up the last state, or makes the sample project, and listens.</summary>
    /// <exception cref="StartRefused">It cannot be started like this.</exception>
    public static Task<LocalHost> StartAsync(LocalOptions options, CancellationToken cancel) => StartAsync(options, (_, _) => { }, cancel);

    public Task WaitForShutdownAsync(CancellationToken cancel) => app.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        parts.Dispose();
        folder?.Dispose();
    }

    /// <param name="options">What the person at the keyboard chose.</param>
    /// <param name="beside">Puts on what only a measurement needs, before anything is listened to.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="more">Settings that win over those of the environment.</param>
    internal static async Task<LocalHost> StartAsync(
        LocalOptions options, Action<WebApplication, Composition> beside, CancellationToken cancel, IReadOnlyDictionary<string, string?>? more = null)
    {
        ListenAddress.CheckForm(options.Urls);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(more);
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseKestrelHttpsConfiguration();
        AddLogging(builder);
        var settings = LocalSettings.Read(builder.Configuration);
        if (!options.IsLoopbackOnly && settings.Oidc is null)
        {
            throw new StartRefused(
                $"{options.Urls} can be reached from other machines, and the sample people need no password. Listen on localhost, "
                + "or set BucketManager__Oidc__Authority and BucketManager__Oidc__ClientId to sign in with an OpenID Connect issuer.");
        }

        ListenAddress.CheckFree(options.Urls);
        var folder = options.State is null ? null : StateFolder.Open(options.State, options.Fresh);
        Composition? parts = null;
        try
        {
            parts = Composition.On(folder, options, TimeProvider.System);
            var tokens = new DevelopmentTokens(folder is null ? SignInKey.Fresh() : SignInKey.KeptIn(folder.SignInKey), parts.Clock);
            AddServices(builder.Services, parts, folder, options.Speed, Settings(options, settings, tokens));
            AddTelemetry(builder);
            var app = builder.Build();
            parts.Notifier.Listen(app.Services.GetRequiredService<SocketHub>().TellAsync);
            app.Services.GetRequiredService<Readiness>().Trouble = () => parts.Trouble;
            app.MapHttpApi();
            if (settings.Oidc is null)
                SignInEndpoint.Map(app, tokens);
            var looking = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
            settings.Logo?.Map(app);
            WebInterface.Map(app, settings.Oidc is { } oidc ? new Issuer(oidc.Authority, looking) : null);
            beside(app, parts);
            await app.StartAsync(cancel);
            return new LocalHost(app, parts, folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException && folder is not null)
        {
            parts?.Dispose();
            folder.Dispose();
            throw new StartRefused(
                $"The folder {folder.FullPath} cannot be used: {refused.Message.TrimEnd('.')}. Choose another one with --state.", refused);
        }
        catch
        {
            parts?.Dispose();
            folder?.Dispose();
            throw;
        }
    }

    private static HttpApiSettings Settings(LocalOptions options, LocalSettings settings, DevelopmentTokens tokens) => new()
    {
        Organisation = settings.Organisation,
        LogoUrl = settings.Logo is null ? null : LogoFile.Address,
        Simulated = true,
        Speed = options.Speed,
        SignIn = settings.Oidc is { } oidc
            ? new SignIn.Oidc(oidc.Authority.OriginalString, oidc.ClientId, oidc.Scopes, oidc.SignOutUrl?.OriginalString)
            : new SignIn.Local([.. SamplePeople.All.Select(p => new SignInPerson(p.Email.ToString(), p.Name, SamplePeople.MayOf(p)))]),
        GroupsClaim = settings.Oidc?.GroupsClaim ?? DevelopmentTokens.GroupsClaim,
        AdminGroup = settings.Oidc?.AdminGroup ?? DevelopmentTokens.AdminGroup,
        Tokens = settings.Oidc is { } issuer ? new TokenValidationParameters { ValidAudience = issuer.ClientId } : tokens.Validation,

        // A page on another site that makes its name resolve to this machine must not get an answer.
        AllowedHosts = options.IsLoopbackOnly ? ["localhost", "127.0.0.1", "[::1]"] : [],
    };

    private static void AddServices(IServiceCollection services, Composition parts, StateFolder? folder, double speed, HttpApiSettings settings)
    {
        services.AddSingleton(parts.Clock);
        services.AddSingleton<IEntropy>(parts.Entropy);
        services.AddSingleton<IConnectionRegistry>(parts.Connections);
        services.AddSingleton(parts.App);
        services.AddHttpApi(settings);

        // Authentication brings a key ring along, which would be made and kept at each start: nothing here uses it.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var maker in services.Where(s => s.ServiceType == typeof(IHostedService)
            && s.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList())
        {
            services.Remove(maker);
        }

        // Each is started before the next, and all before the first request is taken.
        if (!parts.ReadsDirectly)
            services.AddHostedService(s => new CacheWarmUp(parts.App, s.GetRequiredService<ILogger<CacheWarmUp>>()));
        services.AddHostedService(s => new StackEvents(parts.App, parts.StackEvents, s.GetRequiredService<ILogger<StackEvents>>()));
        services.AddHostedService(s => new JobWorker(parts, s.GetRequiredService<ILogger<JobWorker>>()));
        services.AddHostedService(s => new StartupRecovery(parts, folder, speed, s.GetRequiredService<ILogger<StartupRecovery>>()));
        services.AddHostedService<Sweeper>();
        services.AddHostedService(s => new DiskMonitor(parts, s.GetRequiredService<ILogger<DiskMonitor>>()));
    }

    // What the framework says at start and end is said better in the greeting.
    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        });
    }

    // The framework's own traces name paths, and paths hold the tokens of hand-overs: only ours are listened to.
    private static void AddTelemetry(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("bucket-manager-local"))
            .WithTracing(tracing => tracing.AddSource(HttpTelemetry.ActivitySourceName))
            .WithMetrics(metrics => metrics
                .AddMeter(HttpTelemetry.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }
}
