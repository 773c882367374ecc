using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Edge;
using BucketManager.Adapters.Http.Endpoints;
using BucketManager.Adapters.Http.OpenApi;
using BucketManager.Adapters.Http.Sockets;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BucketManager.Adapters.Http;

/// <summary>
/// The HTTP and WebSocket interface, for a host to put on. It leans on the host's services: <c>BucketManagerApp</c>,
/// <c>IConnectionRegistry</c>, <c>IEntropy</c> and <c>TimeProvider</c>; and on being told of changes (<see cref="SocketHub.TellAsync"/>).
/// </summary>
public static class HttpApi
{
    public static IServiceCollection AddHttpApi(this IServiceCollection services, HttpApiSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(new UsualDurations(settings.Speed));
        services.AddSingleton<ResponseCache>();
        services.AddSingleton<ThingJson>();
        services.AddSingleton<RefusalProblems>();
        services.AddSingleton<Readiness>();
        services.AddSingleton(provider => new RateLimiters(settings.Rates, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SocketTickets>();
        services.AddSingleton<SocketHub>();
        services.AddHostedService<CloseSocketsOnStop>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerTokens>();
        services.AddAuthorization();
        ApiDocument.AddTo(services);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Ours is told as a problem and after rights; this only ends a flood.
            kestrel.Limits.MaxRequestBodySize = settings.MaxBodyBytes * 4L;
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = settings.TrustedProxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in settings.TrustedProxies)
                forwarded.KnownIPNetworks.Add(network);
        });
        services.PostConfigure<LoggerFilterOptions>(KeepPathsOut);
        return services;
    }

    public static WebApplication MapHttpApi(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<HttpApiSettings>();
        app.UseForwardedHeaders();
        app.Use(SecurityHeaders.AddAsync);
        app.UseMiddleware<RequestLogging>();
        app.UseMiddleware<StatusCodeProblems>();
        app.UseMiddleware<HostNames>();
        app.Use(HeadRequests.AnswerAsync);
        app.UseRouting();

        // Before authentication: the handshake has no bearer token, only a ticket.
        app.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = settings.Sockets.KeepAlive,
            KeepAliveTimeout = settings.Sockets.Patience,
        });
        app.UseAuthentication();
        app.UseMiddleware<RateLimiting>();
        app.UseAuthorization();

        HealthEndpoints.Map(app);
        SocketEndpoint.Map(app);
        ApiDocument.Map(app);
        var api = app.MapGroup("/api").RequireAuthorization().AddEndpointFilter(RightsFirst.FilterAsync).WithProblems();
        SelfEndpoints.Map(api);
        ClaimEndpoints.Map(api);
        TicketEndpoints.Map(api);
        ProjectEndpoints.Map(api);
        var project = api.MapGroup("/projects/{project}");
        BucketEndpoints.Map(project);
        UserEndpoints.Map(project);
        AccessEndpoints.Map(project);
        KeyEndpoints.Map(project);
        HandoverEndpoints.Map(project);
        DiaryEndpoints.Map(project);
        TemplateEndpoints.Map(project);
        JobEndpoints.Map(project);
        return app;
    }

    /// <summary>
    /// The framework's own lines below a warning name paths, and its scope puts the path on every line of a request; paths hold
    /// the tokens of hand-overs. No setting of a host may bring them back.
    /// </summary>
    private static void KeepPathsOut(LoggerFilterOptions options)
    {
        const string framework = "Microsoft.AspNetCore";
        const string request = "Microsoft.AspNetCore.Hosting.Diagnostics";
        foreach (var rule in options.Rules.Where(IsOfFramework).ToList())
        {
            if (rule.LogLevel is null or < LogLevel.Warning || rule.CategoryName!.StartsWith(request, StringComparison.OrdinalIgnoreCase))
                options.Rules.Remove(rule);
        }

        // A rule that names a provider goes before those that name none, so each provider that has one needs ours, too.
        foreach (var provider in options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, framework, LogLevel.Warning, null));
            options.Rules.Add(new LoggerFilterRule(provider, request, LogLevel.None, null));
        }

        static bool IsOfFramework(LoggerFilterRule rule) =>
            rule.CategoryName?.StartsWith(framework, StringComparison.OrdinalIgnoreCase) == true;
    }
}
