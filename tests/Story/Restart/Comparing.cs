using System.Globalization;

namespace BucketManager.Story.Restart;

internal sealed class Comparing : Chapter
{
    public override string Title => "After a loss of the cache: the same again, rebuilt from the templates";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        var before = Memory.Read(stage.Arguments.File!).Items("projects");
        await Must("The people sign in", stage.SignInAsync);

        await Sentence("The projects are the same", async () =>
            Expect.Set(before.Each("project"), await Memory.ProjectsAsync(stage.Admin), "The projects"));

        foreach (var known in before)
        {
            var project = known.Text("project");
            var home = $"/api/projects/{project}";
            await Sentence($"{project} has the same buckets, users, grants and keys; revisions go on 1,000 higher", async () =>
            {
                var now = await Memory.OfAsync(stage.Admin, project);
                foreach (var thing in known.At("things")!.AsObject())
                {
                    var expected = thing.Value!.DeepClone();
                    expected["revision"] = expected.Number("revision") + 1000;
                    Expect.Same(expected, now.At("things")![thing.Key], thing.Key);
                }

                Expect.Equal(known.At("things")!.AsObject().Count, now.At("things")!.AsObject().Count, "Things");
                Expect.Same(known.At("grants"), now.At("grants"), "Grants");
                Expect.Same(known.At("keys"), now.At("keys"), "Keys");
                Expect.That(now.Number("sequence") > known.Number("sequence"), "The sequence went back");
            });

            await Sentence($"Of {project} the old operations are gone, and that is said", async () =>
                (await stage.Admin.GetAsync($"{home}/operations/{known.Text("operation")}")).Refused(410, "gone"));
        }

        var last = $"/api/projects/{before.First(p => p.Text("project") != "demo").Text("project")}";
        var bucket = (await stage.Manager.GetAsync($"{last}/buckets")).Is(200).Json.Items()[0];
        var (name, revision) = (bucket.Text("name"), bucket.Number("revision"));
        var edit = new { spec = new { description = "after the loss" } };
        await Must("Edits wait, for calls from before the loss", async () =>
        {
            var unavailable = (await stage.Manager.PutAsync($"{last}/buckets/{name}", edit, revision)).Refused(503, "unavailable");
            var pause = int.Parse(unavailable.Header("Retry-After") ?? "0", CultureInfo.InvariantCulture);
            Expect.That(pause is > 0 and <= 90, $"Retry-After is {unavailable.Header("Retry-After")}");
            await Task.Delay(TimeSpan.FromSeconds(pause));
        });

        await Must("Rebuilding once more finds no difference", async () =>
            Expect.Equal(0, (await stage.Manager.PostAsync($"{last}/rebuild")).Is(200).Json.Items("differences").Count, "Differences"));

        await Sentence("Edits are taken again once nothing is left to be found", async () =>
        {
            await using var socket = await stage.ConnectAsync(stage.Manager);
            var live = await socket.FollowAsync(last["/api/projects/".Length..]);
            await live.SucceedAsync(await stage.Manager.PutAsync($"{last}/buckets/{name}", edit, revision));
        });
    }
}
