using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using BucketManager.Adapters.Http;
using BucketManager.Adapters.Memory;
using BucketManager.Aot;
using BucketManager.Application;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

// A native program on Core, Api, Http and Memory. It asks itself a few questions, says what was answered, and ends with 0 if all
// is well. What the compiler cannot see, such as code that is only found by reflection, would be missing in it.
const string admin = "admin@example.com";
using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
var signing = new ECDsaSecurityKey(ecdsa) { KeyId = "aot" };
await using var app = Compose(signing);
await app.StartAsync();

using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(signing));
const string project = """{"name":"acme","spec":{"title":"Acme","account":"111122223333","region":"eu-west-1"}}""";
var wrong = 0;
await AskAsync("GET", "/healthz", null, 200, "\"ok\"");
await AskAsync("GET", "/api/config", null, 200, "\"local\"");
await AskAsync("GET", "/api/me", null, 200, admin);
await AskAsync("GET", "/api/projects", null, 200, "\"total\":0");
await AskAsync("GET", "/api/projects/acme", null, 404, "/problems/not-found");
await AskAsync("POST", "/api/projects", "{\"nome\":1}", 400, "unknown-field");
await AskAsync("POST", "/api/projects?dryRun=true", project, 200, "AWSTemplateFormatVersion");
await AskAsync("POST", "/api/projects", project, 502, "/problems/refused");
await AskAsync("GET", "/api/projects", null, 200, "\"acme\"");
await AskAsync("GET", "/openapi/v1.json", null, 200, "\"listProjects\"");
await app.StopAsync();
return wrong == 0 ? 0 : 1;

async Task AskAsync(string method, string path, string? body, int status, string contains)
{
    using var request = new HttpRequestMessage(new HttpMethod(method), path);
    if (body is not null)
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
    using var response = await client.SendAsync(request);
    var text = await response.Content.ReadAsStringAsync();
    var right = (int)response.StatusCode == status && text.Contains(contains, StringComparison.Ordinal);
    Console.WriteLine(right ? $"✓ {method} {path} {status}" : $"✗ {method} {path}: {(int)response.StatusCode} instead of {status} with {contains}\n{text}");
    wrong += right ? 0 : 1;
}

static WebApplication Compose(SecurityKey key)
{
    var cloud = new NoCloud();
    var entropy = new SystemEntropy();
    var builder = WebApplication.CreateSlimBuilder();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services.AddSingleton<IEntropy>(entropy);
    builder.Services.AddSingleton<IConnectionRegistry>(new MemoryConnectionRegistry(TimeProvider.System));
    builder.Services.AddSingleton(BucketManagerApp.Compose(new Dependencies
    {
        Cache = new MemoryStateCache(TimeProvider.System),
        Handovers = new MemoryHandoverStore(TimeProvider.System),
        Stacks = cloud,
        Notifier = new MemoryNotifier(),
        Jobs = new ChannelJobQueue(TimeProvider.System),
        Keys = cloud,
        Contents = cloud,
        Accounts = cloud,
        Clock = TimeProvider.System,
        Entropy = entropy,
        Hub = new StackPlace(AccountId.Parse("999999999999"), Region.Parse("eu-west-1")),
    }));
    builder.Services.AddHttpApi(new HttpApiSettings
    {
        Organisation = "Example Ltd",
        SignIn = new SignIn.Local([]),
        Tokens = new TokenValidationParameters { ValidIssuer = "aot", ValidAudience = "aot", IssuerSigningKey = key },
    });
    var app = builder.Build();
    app.MapHttpApi();
    return app;
}

static string Token(SecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
{
    Issuer = "aot",
    Audience = "aot",
    Claims = new Dictionary<string, object> { ["email"] = admin, ["email_verified"] = true, ["name"] = "Ada Admin", ["groups"] = "admin" },
    SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
});
