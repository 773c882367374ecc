using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class AFullHouse : Chapter
{
    private const int Room = 300;

    public override string Title => "A full house: a project has room for 300 users";

    protected override async Task LiveAsync(Stage stage)
    {
        var name = Fresh.Name("full");
        var home = $"/api/projects/{name}";
        await using var socket = await stage.ConnectAsync(stage.Admin);
        LiveProject live = null!;
        var users = Enumerable.Range(0, Room).Select(i => $"user-{i:000}").ToList();

        // Not all at once: a client that reads too slowly is cut off, and this one shares its machine with the host.
        async Task FiftyAtATimeAsync(Func<string, Task<Answer>> ask)
        {
            foreach (var fifty in users.Chunk(50))
            {
                var accepted = new List<Answer>();
                foreach (var user in fifty)
                    accepted.Add(await ask(user));
                await live.SucceedAsync(accepted);
            }
        }

        await Must("A project is filled with 300 users", async () =>
        {
            var spec = stage.ProjectSpec("Full", account: Fresh.Account());
            var opening = await stage.Admin.PostAsync("/api/projects", new { name, spec });
            live = await socket.FollowAsync(name);
            await live.SucceedAsync(opening);
            await FiftyAtATimeAsync(user => stage.Manager.PostAsync($"{home}/users", new { name = user, spec = Stage.UserSpec() }));
        });

        await Sentence("One more is refused, and it is said why", async () =>
        {
            var refused = await stage.Manager.PostAsync($"{home}/users", new { name = "one-more", spec = Stage.UserSpec() });
            refused.Refused(409, "quota");
            Expect.That(refused.Json.Text("detail").Contains("300", StringComparison.Ordinal), $"{refused}: does not say how many");
        });

        await Sentence("All of them are removed, and the project is closed", async () =>
        {
            await FiftyAtATimeAsync(user => stage.Manager.DeleteAsync($"{home}/users/{user}", 1));
            await live.SucceedAsync(await stage.Admin.DeleteAsync(home, 1));
        });
    }
}
