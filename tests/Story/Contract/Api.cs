using System.Text.RegularExpressions;

namespace BucketManager.Story.Contract;

/// <summary>The program's own reading of api.md: routes, refusals, messages. What the story does not exercise is a failure.</summary>
internal static class Api
{
    public const string Project = "/api/projects/{project}";
    private const string Bucket = Project + "/buckets/{bucket}";
    private const string User = Project + "/users/{user}";

    public static IReadOnlyList<Route> Routes { get; } =
    [
        new("GET", "/healthz", Who.Anyone, Sends.Nothing, "200"),
        new("GET", "/readyz", Who.Anyone, Sends.Nothing, "200"),
        new("GET", "/openapi/v1.json", Who.Anyone, Sends.Nothing, "200"),
        new("POST", "/dev/sign-in", Who.Anyone, Sends.Nothing, "200", "400 invalid"),
        new("GET", "/api/config", Who.Anyone, Sends.Nothing, "200"),
        new("GET", "/api/me", Who.SignedIn, Sends.Nothing, "200"),
        new("GET", "/api/search", Who.SignedIn, Sends.Nothing, "200", "400 invalid"),
        new("POST", "/api/tickets", Who.SignedIn, Sends.Nothing, "201"),
        new("GET", "/ws", Who.SignedIn, Sends.Nothing, "101"),

        new("GET", "/api/projects", Who.SignedIn, Sends.Nothing, "200", "304", "400 invalid"),
        new("POST", "/api/projects", Who.Admin, Sends.Json,
            "202", "200", "409 name-taken", "409 account-taken", "409 idempotency-mismatch"),
        new("GET", Project, Who.Viewer, Sends.Nothing, "200"),
        new("PUT", Project, Who.Manager, Sends.Json, "202", "200", "409 not-ready") { IsEdit = true },
        new("DELETE", Project, Who.Admin, Sends.Nothing, "202", "200", "409 in-use", "409 not-ready") { IsEdit = true },

        new("GET", Project + "/buckets", Who.Viewer, Sends.Nothing, "200", "304", "400 invalid"),
        new("POST", Project + "/buckets", Who.Manager, Sends.Json,
            "202", "200", "409 name-taken", "409 not-ready", "409 idempotency-mismatch"),
        new("GET", Bucket, Who.Viewer, Sends.Nothing, "200"),
        new("PUT", Bucket, Who.Manager, Sends.Json, "202", "200", "409 not-ready") { IsEdit = true },
        new("DELETE", Bucket, Who.Manager, Sends.Nothing,
            "202", "200", "400 invalid", "409 in-use", "409 not-empty", "409 not-ready") { IsEdit = true },
        new("GET", Bucket + "/grants", Who.Viewer, Sends.Nothing, "200"),

        new("GET", Project + "/users", Who.Viewer, Sends.Nothing, "200", "304", "400 invalid"),
        new("POST", Project + "/users", Who.Manager, Sends.Json,
            "202", "200", "409 name-taken", "409 not-ready", "409 idempotency-mismatch", "409 policy-too-large", "409 quota"),
        new("GET", User, Who.Viewer, Sends.Nothing, "200"),
        new("PUT", User, Who.Manager, Sends.Json, "202", "200", "409 not-ready", "409 policy-too-large") { IsEdit = true },
        new("DELETE", User, Who.Manager, Sends.Nothing, "202", "200", "409 not-ready") { IsEdit = true },
        new("GET", User + "/grants", Who.Viewer, Sends.Nothing, "200"),
        new("PUT", User + "/grants", Who.Manager, Sends.Json, "202", "200", "409 not-ready", "409 policy-too-large") { IsEdit = true },

        new("GET", User + "/keys", Who.Viewer, Sends.Nothing, "200"),
        new("PUT", User + "/keys/{key}", Who.Manager, Sends.Json, "200"),
        new("DELETE", User + "/keys/{key}", Who.Manager, Sends.Nothing, "204", "409 in-use"),
        new("GET", User + "/handovers", Who.Viewer, Sends.Nothing, "200"),
        new("POST", User + "/handovers", Who.Manager, Sends.Json,
            "201", "409 too-many-keys", "409 already-done", "409 idempotency-mismatch", "409 not-ready"),
        new("DELETE", User + "/handovers/{handover}", Who.Manager, Sends.Nothing, "204"),
        new("POST", User + "/stop", Who.Manager, Sends.MaybeJson, "200"),
        new("POST", User + "/resume", Who.Manager, Sends.Nothing, "202", "409 not-ready"),
        new("GET", "/api/handovers/{token}", Who.Anyone, Sends.Nothing, "200", "404 not-found", "429 too-many-requests"),
        new("POST", "/api/handovers/{token}/claim", Who.Anyone, Sends.Json,
            "200", "403 wrong-passcode", "404 not-found", "410 gone", "429 too-many-requests"),

        new("GET", Project + "/access", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/access/question", Who.Viewer, Sends.Nothing, "200", "400 invalid"),
        new("GET", Project + "/operations", Who.Viewer, Sends.Nothing, "200", "304", "400 invalid"),
        new("GET", Project + "/operations/{operation}", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/activity", Who.Viewer, Sends.Nothing, "200", "304", "400 invalid"),
        new("GET", Project + "/templates/baseline", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/templates/bucket/{bucket}", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/templates/user/{user}", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/templates/baseline/drift", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/templates/bucket/{bucket}/drift", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/templates/user/{user}/drift", Who.Viewer, Sends.Nothing, "200"),
        new("POST", Project + "/templates/baseline/put-back", Who.Manager, Sends.Nothing, "202", "200"),
        new("POST", Project + "/templates/bucket/{bucket}/put-back", Who.Manager, Sends.Nothing, "202", "200"),
        new("POST", Project + "/templates/user/{user}/put-back", Who.Manager, Sends.Nothing, "202", "200"),
        new("POST", Project + "/upgrade", Who.Manager, Sends.Nothing, "202"),
        new("GET", Project + "/jobs", Who.Viewer, Sends.Nothing, "200", "304", "400 invalid"),
        new("GET", Project + "/jobs/{job}", Who.Viewer, Sends.Nothing, "200"),
        new("POST", Project + "/jobs/{job}/stop", Who.Manager, Sends.Nothing, "409 not-ready"),
        new("GET", Project + "/attention", Who.Viewer, Sends.Nothing, "200"),
        new("GET", Project + "/protections", Who.Viewer, Sends.Nothing, "200"),
        new("POST", Project + "/rebuild", Who.Manager, Sends.Nothing, "200"),
    ];

    /// <summary>All refusals with their status.</summary>
    public static IReadOnlyDictionary<string, int> Slugs { get; } = new Dictionary<string, int>
    {
        ["invalid"] = 400,
        ["malformed"] = 400,
        ["unauthenticated"] = 401,
        ["forbidden"] = 403,
        ["wrong-passcode"] = 403,
        ["not-found"] = 404,
        ["name-taken"] = 409,
        ["account-taken"] = 409,
        ["in-use"] = 409,
        ["not-empty"] = 409,
        ["locked-until"] = 409,
        ["not-ready"] = 409,
        ["too-many-keys"] = 409,
        ["idempotency-mismatch"] = 409,
        ["already-done"] = 409,
        ["policy-too-large"] = 409,
        ["gone"] = 410,
        ["stale-revision"] = 412,
        ["revision-required"] = 428,
        ["too-large"] = 413,
        ["unsupported-media-type"] = 415,
        ["too-many-requests"] = 429,
        ["unexpected"] = 500,
        ["refused"] = 502,
        ["unavailable"] = 503,
    };

    /// <summary>Refusals that nobody can bring about from outside, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotProvokable { get; } = new Dictionary<string, string>
    {
        ["locked-until"] = "no file can be put into a simulated bucket from outside; the tests of the interface see it",
        ["unexpected"] = "would be a defect; the story fails when it sees one",
        ["refused"] = "the simulated CloudFormation refuses at once only what the product refuses before",
        ["unavailable"] = "needs a driven side that is down; after a loss of the cache --compare sees it",
    };

    /// <summary>Messages of the WebSocket, by direction.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        "→ subscribe",
        "→ subscribe since",
        "→ subscribe *",
        "→ unsubscribe",
        "→ ping",
        "← snapshot",
        "← snapshot in parts",
        "← snapshot of *",
        "← change",
        "← change of *",
        "← change with removed",
        "← change with operations",
        "← change with activity",
        "← change with touched keys",
        "← change with touched handovers",
        "← a partial thing",
        "← behind",
        "← upToDate",
        "← pong",
        "← error",
    ];

    /// <summary>States that api.md names.</summary>
    public static IReadOnlyList<string> States { get; } =
    [
        "status creating", "status ready", "status updating", "status deleting", "status failed",
        "operation queued", "operation running", "operation succeeded", "operation failed", "operation rolledBack", "operation superseded",
        "hand-over open", "hand-over claimed", "hand-over expired", "hand-over withdrawn", "hand-over locked",
        "key active", "key inactive",
    ];

    /// <summary>States that nobody can bring about from outside, and why.</summary>
    public static IReadOnlyDictionary<string, string> StatesNotProvokable { get; } = new Dictionary<string, string>
    {
        ["operation rolledBack"] = "needs an update that CloudFormation accepts and then cannot do",
        ["hand-over expired"] = "needs an hour at least",
    };

    /// <summary>The route that a call belongs to, or null.</summary>
    public static Route? Find(string method, string path) =>
        Routes.FirstOrDefault(r => r.Method == method && Matches(r.Template, path));

    /// <summary>The path with its names replaced by what they stand for.</summary>
    public static string TemplateOf(string method, string path) =>
        Find(method, path)?.Template ?? Routes.FirstOrDefault(r => Matches(r.Template, path))?.Template ?? path;

    private static bool Matches(string template, string path) =>
        Regex.IsMatch(path, $"^{Regex.Replace(template, @"\{[a-z]+\}", "[^/]+")}$", RegexOptions.CultureInvariant);
}
