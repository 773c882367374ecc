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
        var adding = new List<Answer>();

        await Must("A project of its own, for 300 users at once", async () =>
        {
            var spec = stage.ProjectSpec("Full", account: Fresh.Account());
            var opening = await stage.Admin.PostAsync("/api/projects", new { name, spec });
            live = await socket.FollowAsync(name);
            await live.SucceedAsync(opening);
            for (var i = 0; i < Room; i++)
                adding.Add(await stage.Manager.PostAsync($"{home}/users", new { name = $"user-{i:000}", spec = Stage.UserSpec() }));
        });

        await Sentence("One more is refused, and it is said why", async () =>
        {
            var refused = await stage.Manager.PostAsync($"{home}/users", new { name = "one-more", spec = Stage.UserSpec() });
            refused.Refused(409, "quota");
            Expect.That(refused.Json.Text("detail").Contains("300", StringComparison.Ordinal), $"{refused}: does not say how many");
        });

        await Sentence("All of them become ready", () => live.SucceedAsync(adding));

        await Sentence("All of them are removed, and the project is closed", async () =>
        {
            var removing = new List<Answer>();
            for (var i = 0; i < Room; i++)
                removing.Add(await stage.Manager.DeleteAsync($"{home}/users/user-{i:000}", 1));
            await live.SucceedAsync(removing);
            await live.SucceedAsync(await stage.Admin.DeleteAsync(home, 1));
        });
    }
}
