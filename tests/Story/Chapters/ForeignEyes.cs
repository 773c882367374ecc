using BucketManager.Story.Contract;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class ForeignEyes : Chapter
{
    public override string Title => "Foreign eyes: rights come before anything that a request says";

    protected override async Task LiveAsync(Stage stage)
    {
        await Sentence("Without signing in every route but the open ones answers 401", () => EachAsync(
            Api.Routes.Where(r => r.Who != Who.Anyone && r.Template != "/ws"),
            async route => (await stage.Visitor.SendAsync(Nonsense(stage, route))).Refused(401, "unauthenticated")));

        await Sentence("A stranger cannot tell this project from one that does not exist, on any route", () => EachAsync(
            Api.Routes.Where(r => r.IsOfProject),
            async route =>
            {
                var here = (await stage.Stranger.SendAsync(Nonsense(stage, route))).Refused(404, "not-found");
                var nowhere = (await stage.Stranger.SendAsync(Nonsense(stage, route, "no-such-project"))).Refused(404, "not-found");
                Expect.Equal(nowhere.Text, here.Text, $"What {route} answers to a stranger");
            }));

        await Sentence("A viewer reads, and changes nothing", () => EachAsync(
            Api.Routes.Where(r => r.Who >= Who.Manager),
            async route => (await stage.Viewer.SendAsync(Nonsense(stage, route))).Refused(403, "forbidden")));

        await Sentence("A manager neither opens nor deletes projects", () => EachAsync(
            Api.Routes.Where(r => r.Who == Who.Admin),
            async route => (await stage.Manager.SendAsync(Nonsense(stage, route))).Refused(403, "forbidden")));

        await Sentence("Switching SFTP is the admin's; the manager is refused after what is wrong with the request", async () =>
        {
            var (_, revision) = await stage.NowAsync();
            (await stage.Manager.PutAsync(stage.Home, new { spec = stage.ProjectSpec(title: string.Empty) }, revision))
                .Invalid("/spec/title");
            (await stage.Manager.PutAsync(stage.Home, new { spec = stage.ProjectSpec() }, revision)).Refused(403, "forbidden");
        });

        await Sentence("A thing that does not exist in one's own project is 404, after 400", async () =>
        {
            var nowhere = new[]
            {
                "buckets/nothing", "users/nothing", "buckets/nothing/grants", "users/nothing/grants", "users/nothing/keys",
                "users/nothing/handovers", "operations/nothing", "templates/bucket/nothing", "templates/user/nothing",
            };
            foreach (var path in nowhere)
                (await stage.Manager.GetAsync($"{stage.Home}/{path}")).Refused(404, "not-found");
            (await stage.Manager.PutAsync($"{stage.Home}/buckets/nothing", new { spec = new { objectLockDays = 0 } }))
                .Refused(400, "invalid");
            (await stage.Manager.PutAsync($"{stage.Home}/buckets/nothing", new { spec = new { } })).Refused(404, "not-found");
            (await stage.Manager.DeleteAsync($"{stage.Home}/users/nothing")).Refused(404, "not-found");
        });

        await Sentence("What cannot be a name is not found, however it is written; what is of one project is not in another", async () =>
        {
            var names = new[] { "..%2F..", "a%2Fb", "ABC", "a%20b", "%EF%BD%81bc", new string('a', 2000), "x'%3B--", "%7B%7D" };
            foreach (var name in names)
            {
                (await stage.Manager.GetAsync($"/api/projects/{name}")).Refused(404, "not-found");
                (await stage.Manager.GetAsync($"{stage.Home}/buckets/{name}")).Refused(404, "not-found");
                (await stage.Manager.GetAsync($"{stage.Home}/operations/{name}")).Refused(404, "not-found");
                (await stage.Manager.GetAsync($"{stage.Home}/templates/user/{name}")).Refused(404, "not-found");
            }

            var foreign = (await stage.Manager.GetAsync("/api/projects/demo/operations?pageSize=1")).Is(200).Json.Text("items.0.id");
            (await stage.Manager.GetAsync($"{stage.Home}/operations/{foreign}")).Refused(404, "not-found");
            var grant = Stage.UserSpec(new[] { Stage.Grant("artwork", "in/", "collect") });
            (await stage.Manager.PostAsync($"{stage.Home}/users?dryRun=true", new { name = "abc", spec = grant }))
                .Invalid("/spec/grants/0/bucket", "unknown-bucket");
        });

        await Sentence("Lists show only what one may see", async () =>
        {
            Expect.Equal(0, (await stage.Stranger.GetAsync("/api/projects")).Is(200).Json.Number("total"), "Projects of a stranger");
            Expect.Equal(
                0,
                (await stage.Stranger.GetAsync($"/api/search?q={stage.Project}")).Is(200).Json.Items().Count,
                "What a stranger finds");
            Expect.Equal(
                1,
                (await stage.Viewer.GetAsync($"/api/projects?search={stage.Project}")).Is(200).Json.Number("total"),
                "What a viewer finds");
        });
    }

    /// <summary>A call whose body and names make no sense: rights must be settled before anybody looks at them.</summary>
    private static StoryRequest Nonsense(Stage stage, Route route, string? project = null)
    {
        var path = route.Template
            .Replace("{project}", project ?? stage.Project, StringComparison.Ordinal)
            .Replace("{", string.Empty, StringComparison.Ordinal)
            .Replace("}", string.Empty, StringComparison.Ordinal);
        return new StoryRequest(route.Method, path) { RawBody = route.Sends == Sends.Nothing ? null : "{" };
    }

    private static async Task EachAsync(IEnumerable<Route> routes, Func<Route, Task> live)
    {
        var failures = new List<string>();
        foreach (var route in routes)
        {
            try
            {
                await live(route);
            }
            catch (StoryFailure failure)
            {
                failures.Add(failure.Message);
            }
        }

        Expect.That(failures.Count == 0, string.Join("\n      ", failures));
    }
}
