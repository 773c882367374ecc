using System.Text.Json;
using BucketManager.Domain.Sentences;

namespace BucketManager.Http.Tests;

/// <summary>The published document agrees with api.md: every route, its statuses, its words.</summary>
public sealed class DocumentTests
{
    // Route, and the statuses that api.md gives it beyond 500.
    private static readonly string[] Wanted =
    [
        "GET /healthz: 200",
        "GET /readyz: 200 503",
        "GET /api/config: 200 400 429 503",
        "GET /api/me: 200 400 401 429 503",
        "GET /api/search: 200 400 401 429 503",
        "POST /api/tickets: 201 400 401 413 415 429 503",
        "GET /api/handovers/{token}: 200 400 404 429 503",
        "POST /api/handovers/{token}/claim: 200 400 403 404 409 410 413 415 429 503",
        "GET /api/projects: 200 304 400 401 429 503",
        "POST /api/projects: 200 202 400 401 403 409 413 415 429 502 503",
        "GET /api/projects/{project}: 200 400 401 404 429 503",
        "PUT /api/projects/{project}: 200 202 400 401 403 404 409 412 413 415 428 429 502 503",
        "DELETE /api/projects/{project}: 200 202 400 401 403 404 409 412 428 429 502 503",
        "GET /api/projects/{project}/attention: 200 400 401 404 429 503",
        "GET /api/projects/{project}/protections: 200 400 401 404 429 503",
        "POST /api/projects/{project}/rebuild: 200 400 401 403 404 413 415 429 503",
        "GET /api/projects/{project}/buckets: 200 304 400 401 404 429 503",
        "POST /api/projects/{project}/buckets: 200 202 400 401 403 404 409 413 415 429 502 503",
        "GET /api/projects/{project}/buckets/{bucket}: 200 400 401 404 429 503",
        "PUT /api/projects/{project}/buckets/{bucket}: 200 202 400 401 403 404 409 412 413 415 428 429 502 503",
        "DELETE /api/projects/{project}/buckets/{bucket}: 200 202 400 401 403 404 409 412 428 429 502 503",
        "GET /api/projects/{project}/buckets/{bucket}/grants: 200 400 401 404 429 503",
        "GET /api/projects/{project}/users: 200 304 400 401 404 429 503",
        "POST /api/projects/{project}/users: 200 202 400 401 403 404 409 413 415 429 502 503",
        "GET /api/projects/{project}/users/{user}: 200 400 401 404 429 503",
        "PUT /api/projects/{project}/users/{user}: 200 202 400 401 403 404 409 412 413 415 428 429 502 503",
        "DELETE /api/projects/{project}/users/{user}: 200 202 400 401 403 404 409 412 428 429 502 503",
        "POST /api/projects/{project}/users/{user}/stop: 200 400 401 403 404 409 413 415 429 503",
        "POST /api/projects/{project}/users/{user}/resume: 202 400 401 403 404 409 413 415 429 502 503",
        "GET /api/projects/{project}/users/{user}/grants: 200 400 401 404 429 503",
        "PUT /api/projects/{project}/users/{user}/grants: 200 202 400 401 403 404 409 412 413 415 428 429 502 503",
        "GET /api/projects/{project}/users/{user}/keys: 200 400 401 404 429 503",
        "PUT /api/projects/{project}/users/{user}/keys/{key}: 200 400 401 403 404 409 413 415 429 503",
        "DELETE /api/projects/{project}/users/{user}/keys/{key}: 204 400 401 403 404 409 429 503",
        "GET /api/projects/{project}/users/{user}/handovers: 200 400 401 404 429 503",
        "POST /api/projects/{project}/users/{user}/handovers: 201 400 401 403 404 409 413 415 429 503",
        "DELETE /api/projects/{project}/users/{user}/handovers/{handover}: 204 400 401 403 404 429 503",
        "GET /api/projects/{project}/access: 200 400 401 404 429 503",
        "GET /api/projects/{project}/access/question: 200 400 401 404 429 503",
        "GET /api/projects/{project}/operations: 200 304 400 401 404 429 503",
        "GET /api/projects/{project}/operations/{operation}: 200 400 401 404 410 429 503",
        "GET /api/projects/{project}/activity: 200 304 400 401 404 429 503",
        "GET /api/projects/{project}/templates/baseline: 200 400 401 404 429 503",
        "GET /api/projects/{project}/templates/bucket/{bucket}: 200 400 401 404 429 503",
        "GET /api/projects/{project}/templates/user/{user}: 200 400 401 404 429 503",
        "POST /api/projects/{project}/upgrade: 202 400 401 403 404 409 413 415 429 503",
        "GET /api/projects/{project}/jobs: 200 304 400 401 404 429 503",
        "GET /api/projects/{project}/jobs/{job}: 200 400 401 404 410 429 503",
        "POST /api/projects/{project}/jobs/{job}/stop: 202 400 401 403 404 409 410 413 415 429 503",
        "GET /api/projects/{project}/templates/baseline/drift: 200 400 401 404 429 503",
        "POST /api/projects/{project}/templates/baseline/put-back: 200 202 400 401 403 404 409 413 415 429 502 503",
        "GET /api/projects/{project}/templates/bucket/{bucket}/drift: 200 400 401 404 429 503",
        "POST /api/projects/{project}/templates/bucket/{bucket}/put-back: 200 202 400 401 403 404 409 413 415 429 502 503",
        "GET /api/projects/{project}/templates/user/{user}/drift: 200 400 401 404 429 503",
        "POST /api/projects/{project}/templates/user/{user}/put-back: 200 202 400 401 403 404 409 413 415 429 502 503",
    ];

    [Fact]
    public async Task Every_route_is_there_with_its_statuses_and_no_other()
    {
        var contract = await ApiHost.ContractAsync();
        var published =
            from path in contract.Document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            let statuses = operation.Value.GetProperty("responses").EnumerateObject().Select(r => r.Name).Where(s => s != "500").Order(StringComparer.Ordinal)
            select $"{operation.Name.ToUpperInvariant()} {path.Name}: {string.Join(' ', statuses)}";

        Assert.Equal(Wanted.Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_OpenAPI_3_1_and_every_refusal_in_it_is_a_problem()
    {
        var contract = await ApiHost.ContractAsync();

        Assert.StartsWith("3.1", contract.Document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var operation in Operations(contract.Document))
        {
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5'))
            {
                Assert.Equal("#/components/schemas/Problem", response.Value.GetProperty("content").GetProperty("application/problem+json")
                    .GetProperty("schema").GetProperty("$ref").GetString());
            }
        }
    }

    [Fact]
    public async Task Only_what_needs_no_sign_in_is_without_one()
    {
        var contract = await ApiHost.ContractAsync();
        var open = from path in contract.Document.GetProperty("paths").EnumerateObject()
                   from operation in path.Value.EnumerateObject()
                   where operation.Value.GetProperty("security").GetArrayLength() == 0
                   select path.Name;

        Assert.Equal(["/healthz", "/readyz", "/api/config", "/api/handovers/{token}", "/api/handovers/{token}/claim"], open);
    }

    [Fact]
    public async Task Every_sentence_is_in_it_with_its_places()
    {
        var contract = await ApiHost.ContractAsync();

        var published = contract.Document.GetProperty("x-sentences").EnumerateObject().Select(s => (s.Name, s.Value.GetString()!));

        Assert.Equal(Say.All.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => (s.Code, s.Pattern)), published);
        Assert.Equal(
            Say.All.Select(s => s.Code).Order(StringComparer.Ordinal),
            Schema(contract, "Sentence").GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray().Select(c => c.GetString()!));
    }

    [Theory]
    [InlineData("ThingStatus", "creating ready updating deleting failed")]
    [InlineData("ThingKind", "project bucket user")]
    [InlineData("ChangeAction", "create update delete")]
    [InlineData("OperationState", "queued running succeeded failed rolledBack superseded")]
    [InlineData("Drift", "changedOutside updateAvailable")]
    [InlineData("HandoverState", "open claimed expired withdrawn locked")]
    [InlineData("HandoverKind", "accessKey sshPublicKey")]
    [InlineData("KeyState", "active inactive")]
    [InlineData("ProtectionState", "on off unknown")]
    public async Task Words_are_those_of_the_contract(string schema, string words) => Assert.Equal(
        words.Split(' ').Order(StringComparer.Ordinal),
        Schema(await ApiHost.ContractAsync(), schema).GetProperty("enum").EnumerateArray().Select(w => w.GetString()!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_parameter_of_a_path_is_described()
    {
        var contract = await ApiHost.ContractAsync();

        foreach (var path in contract.Document.GetProperty("paths").EnumerateObject())
        {
            var wanted = path.Name.Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}'));
            foreach (var operation in path.Value.EnumerateObject())
                Assert.Equal(wanted, Parameters(operation.Value, "path"));
        }
    }

    [Fact]
    public async Task Bodies_are_closed_and_references_lead_somewhere()
    {
        var contract = await ApiHost.ContractAsync();

        foreach (var operation in Operations(contract.Document).Where(o => o.TryGetProperty("requestBody", out _)))
        {
            var reference = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!;
            Assert.False(Schema(contract, reference.Split('/')[^1]).GetProperty("additionalProperties").GetBoolean());
        }

        foreach (var reference in References(contract.Document))
        {
            var target = contract.Document;
            foreach (var step in reference[2..].Split('/'))
                Assert.True(target.TryGetProperty(step, out target), reference);
        }
    }

    [Fact]
    public async Task The_page_to_try_it_out_asks_nobody_else()
    {
        await using var host = await ApiHost.StartAsync();

        var page = await host.AskAsync(null, "GET", "/docs/");
        var script = await host.AskAsync(null, "GET", "/docs/scalar.js");

        Assert.Equal(("200", "200"), (page.Said, script.Said));
        Assert.DoesNotContain("http://", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Equal(page.Text.Split("<script").Length - 1, page.Text.Split($"nonce=\"{nonce}\"").Length - 1);
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value);

    private static JsonElement Schema(PublishedContract contract, string name) =>
        contract.Document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static IEnumerable<string> Parameters(JsonElement operation, string place) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == place).Select(p => p.GetProperty("name").GetString()!)
            : [];

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
