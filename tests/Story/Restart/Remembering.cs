using System.Text.Json.Nodes;

namespace BucketManager.Story.Restart;

internal sealed class Remembering : Chapter
{
    public override string Title => "Remembering everything there is";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        await Sentence("All projects are written down, at rest", async () =>
        {
            await stage.SignInAsync();
            var projects = new JsonArray();
            foreach (var project in await Memory.ProjectsAsync(stage.Admin))
            {
                var memory = await Memory.OfAsync(stage.Admin, project);
                foreach (var (thing, known) in memory.At("things")!.AsObject())
                    Expect.Equal("ready", known.Text("status"), $"The status of {thing} of {project}");
                var newest = (await stage.Admin.GetAsync($"/api/projects/{project}/operations?pageSize=1")).Is(200).Json;
                memory["operation"] = newest.Text("items.0.id");
                projects.Add(memory);
            }

            Expect.That(projects.Count > 1, "There is only demo: live --leave and --after-restart before");
            Memory.Write(stage.Arguments.File!, new JsonObject { ["projects"] = projects });
        });
    }
}
