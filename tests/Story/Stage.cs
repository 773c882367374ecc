using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story;

/// <summary>Who plays, and where.</summary>
internal sealed class Stage(Line line, StoryArguments arguments) : IAsyncDisposable
{
    private LiveConnection? connection;

    public Line Line => line;

    public StoryArguments Arguments => arguments;

    public TimeSpan Patience => arguments.Patience;

    public Person Visitor { get; } = Person.Visitor(line);

    public Person Admin { get; private set; } = null!;

    public Person Manager { get; private set; } = null!;

    public Person Second { get; private set; } = null!;

    /// <summary>Of the story's project, too.</summary>
    public Person Viewer { get; private set; } = null!;

    /// <summary>Of no project.</summary>
    public Person Stranger { get; private set; } = null!;

    /// <summary>The project that the story is lived in.</summary>
    public string Project { get; } = Fresh.Name("story");

    public string Account { get; } = Fresh.Account();

    /// <summary>The project's address.</summary>
    public string Home => $"/api/projects/{Project}";

    /// <summary>The project is ready, and the manager follows it.</summary>
    public bool HasProject => Live is not null;

    /// <summary>The project as the manager sees it, who only listens.</summary>
    public LiveProject Live { get; private set; } = null!;

    public async Task SignInAsync()
    {
        Admin = await Person.SignInAsync(line, "admin@example.com");
        Manager = await Person.SignInAsync(line, "manager@example.com");
        Second = await Person.SignInAsync(line, "second.manager@example.com");
        Viewer = await Person.SignInAsync(line, "viewer@example.com");
        Stranger = await Person.SignInAsync(line, "stranger@example.com");
    }

    /// <summary>What a project of the story is made of.</summary>
    public object ProjectSpec(string title = "The story", string? account = null, bool sftp = false) => new
    {
        title,
        account = account ?? Account,
        region = "eu-west-1",
        managers = new[] { Manager.Email, Second.Email },
        viewers = new[] { Viewer.Email },
        sftp,
    };

    public async Task FollowAsync()
    {
        connection = await LiveConnection.OpenAsync(Manager, Patience);
        Live = await connection.FollowAsync(Project);
    }

    public Task<LiveConnection> ConnectAsync(Person person) => LiveConnection.OpenAsync(person, Patience);

    /// <summary>Creates a bucket and waits until it is ready.</summary>
    public async Task<string> BucketAsync(string beginning, object? spec = null)
    {
        var name = Fresh.Name(beginning);
        await Live.SucceedAsync(await Manager.PostAsync($"{Home}/buckets", new { name, spec = spec ?? new { } }));
        return name;
    }

    /// <summary>Adds a user and waits until it is ready.</summary>
    public async Task<string> UserAsync(string beginning, object? grants = null, bool sftp = false, string company = "ACME Ltd")
    {
        var name = Fresh.Name(beginning);
        await Live.SucceedAsync(await Manager.PostAsync($"{Home}/users", new { name, spec = UserSpec(grants, sftp, company) }));
        return name;
    }

    public static object UserSpec(object? grants = null, bool sftp = false, string company = "ACME Ltd") => new
    {
        company,
        contactName = "Ann Other",
        contactEmail = "ann@acme.example",
        sftp,
        grants = grants ?? Array.Empty<object>(),
    };

    public static object Grant(string bucket, string prefix, string can) => new { bucket, prefix, can };

    /// <summary>What the manager is told there.</summary>
    /// <param name="path">Below the project, such as <c>/access</c>.</param>
    public async Task<JsonNode> ReadAsync(string path) => (await Manager.GetAsync(Home + path)).Is(200).Json;

    /// <summary>The thing as REST tells it, with its revision.</summary>
    /// <param name="path">Below the project, such as <c>/buckets/invoices</c>; empty: the project itself.</param>
    public async Task<(JsonNode Thing, long Revision)> NowAsync(string path = "")
    {
        var answer = (await Manager.GetAsync(Home + path)).Is(200);
        return (answer.Json, answer.Revision);
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }
}
