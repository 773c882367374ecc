using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

internal sealed class ClosingTime : Chapter
{
    public override string Title => "Closing time: everything is deleted, the project closed, and what fails can be cleared away";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        string kept = null!;
        Answer closing = null!;
        await using var admins = await stage.ConnectAsync(stage.Admin);
        var watched = await admins.FollowAsync(stage.Project);

        await Must("A project with buckets and users is in use", async () =>
        {
            kept = await stage.BucketAsync("forever");
            var revision = (await stage.NowAsync()).Revision;
            (await stage.Admin.DeleteAsync(stage.Home, revision)).Refused(409, "in-use");
            (await stage.Admin.DeleteAsync(stage.Home)).Refused(428, "revision-required");
            (await stage.Admin.DeleteAsync(stage.Home, revision + 7)).Refused(412, "stale-revision");
        });

        await Must("All users, then all buckets are deleted side by side; one is kept", async () =>
        {
            await live.SucceedAsync(await DeleteAllAsync(stage, "users", _ => string.Empty));
            await live.SucceedAsync(await DeleteAllAsync(stage, "buckets", name => name == kept ? "?files=keep" : string.Empty));
            foreach (var list in new[] { "buckets", "users" })
                Expect.Equal(0, (await stage.ReadAsync($"/{list}")).Number("total"), $"{list} that are left");
            var counts = (await stage.NowAsync()).Thing.At("counts");
            Expect.Equal(0, counts.Number("buckets") + counts.Number("users"), "Things counted");
        });

        await Must("A project with kept buckets is closed only by saying that they stay", async () =>
        {
            var revision = (await stage.NowAsync()).Revision;
            (await stage.Admin.DeleteAsync(stage.Home, revision)).Refused(409, "in-use");
            var preview = (await stage.Admin.DeleteAsync($"{stage.Home}?keptBuckets=leave&dryRun=true", revision)).Is(200).Json;
            preview.IsSentence("summary.0");
            closing = (await stage.Admin.DeleteAsync($"{stage.Home}?keptBuckets=leave", revision)).Is(202);
            (await stage.Admin.DeleteAsync($"{stage.Home}?keptBuckets=leave", revision + 1)).Refused(409, "not-ready");
            (await stage.Admin.PutAsync(stage.Home, new { spec = stage.ProjectSpec(sftp: true) }, revision + 1)).Refused(409, "not-ready");
            await watched.SucceedAsync(closing);
        });

        await Sentence("It is gone, also for those who watched it; its operations are still told to admins", async () =>
        {
            (await manager.GetAsync(stage.Home)).Refused(404, "not-found");
            (await stage.Admin.GetAsync(stage.Home)).Refused(404, "not-found");
            Expect.That(
                (await manager.GetAsync("/api/me")).Is(200).Json.Items("projects").All(p => p.Text("name") != stage.Project),
                "The manager still has it");
            (await stage.Admin.GetAsync($"{stage.Home}/operations/{closing.Json.Text("id")}")).Is(200);
            (await stage.Admin.GetAsync($"{stage.Home}/operations")).Is(200);
            (await manager.GetAsync($"{stage.Home}/operations")).Refused(404, "not-found");
            Expect.That(
                watched.Changes.Any(c => c.Items("removed").Any(r => r.Text("kind") == "project" && r.Text("name") == stage.Project)),
                "Its end was not told");
        });

        var second = Fresh.Name("second");
        var home = $"/api/projects/{second}";
        LiveProject fresh = null!;
        await Must("The account is free for another project", async () =>
        {
            var opening = await stage.Admin.PostAsync("/api/projects", new { name = second, spec = stage.ProjectSpec("The second") });
            fresh = await admins.FollowAsync(second);
            await fresh.SucceedAsync(opening);
        });

        await Sentence("The bucket that was kept is still there: a new one of its name fails, and says why, and what to do", async () =>
        {
            var failing = await manager.PostAsync($"{home}/buckets", new { name = kept, spec = new { description = "mine" } });
            var ended = await fresh.EndAsync(failing);
            Expect.Equal("failed", ended.Text("state"), "The operation");
            ended.IsSentence("reason");
            var bucket = (await manager.GetAsync($"{home}/buckets/{kept}")).Is(200).Json;
            Expect.Equal("failed", bucket.Text("status"), "The status");
            bucket.IsSentence("statusReason");
            bucket.IsSentence("nextStep");
            Expect.Equal("next-retry-or-delete", bucket.Text("nextStep.code"), "What to do, since that does not pass by itself");
            Expect.Equal(ended.Text("id"), bucket.Text("failed.operation"), "The failed operation");
            Expect.Equal("mine", bucket.Text("failed.spec.description"), "What failed");
            Expect.Equal(0, bucket.At("spec")!.AsObject().Count, "Fields that are applied");
            Expect.Equal(1, (await stage.Admin.GetAsync(home)).Is(200).Json.Number("counts.attention"), "Things that need attention");
            Expect.Equal(1, (await stage.Admin.GetAsync($"{home}/attention")).Is(200).Json.Items().Count, "Entries of the list that tells them");
        });

        await Sentence("It can be tried again by an edit, which is a change like any other", async () =>
        {
            var again = await manager.PutAsync($"{home}/buckets/{kept}", new { spec = new { description = "mine again" } }, 1);
            Expect.Equal("failed", (await fresh.EndAsync(again)).Text("state"), "The second try");
            Expect.Equal(
                "mine again",
                (await manager.GetAsync($"{home}/buckets/{kept}")).Is(200).Json.Text("failed.spec.description"),
                "What failed");
        });

        await Sentence("A failed creation can be deleted", async () =>
        {
            await fresh.SucceedAsync(await manager.DeleteAsync($"{home}/buckets/{kept}", 2));
            (await manager.GetAsync($"{home}/buckets/{kept}")).Refused(404, "not-found");
        });

        await Sentence("Then the second project is closed, too", async () =>
        {
            var revision = (await stage.Admin.GetAsync(home)).Is(200).Revision;
            await fresh.SucceedAsync(await stage.Admin.DeleteAsync($"{home}?keptBuckets=leave", revision));
        });

        await Sentence("The first is opened again under its old name: numbers go on, and the kept bucket's name stays taken", async () =>
        {
            var before = watched.Sequence;
            var spec = stage.ProjectSpec("Again", sftp: true);
            var opening = await stage.Admin.PostAsync("/api/projects", new { name = stage.Project, spec });
            var again = await admins.FollowAsync(stage.Project);
            Expect.That(again.Sequence > before, $"The sequence went back from {before} to {again.Sequence}");
            await again.SucceedAsync(opening);
            Expect.That((await stage.NowAsync()).Revision > 2, "The revision went back");
            (await manager.PostAsync($"{stage.Home}/buckets", new { name = kept, spec = new { } })).Refused(409, "name-taken");
            var revision = (await stage.NowAsync()).Revision;
            await again.SucceedAsync(await stage.Admin.DeleteAsync($"{stage.Home}?keptBuckets=leave", revision));
        });
    }

    private static async Task<IReadOnlyList<Answer>> DeleteAllAsync(Stage stage, string list, Func<string, string> query)
    {
        var accepted = new List<Answer>();
        foreach (var thing in (await stage.ReadAsync($"/{list}?pageSize=200")).Items())
        {
            var name = thing.Text("name");
            accepted.Add(await stage.Manager.DeleteAsync($"{stage.Home}/{list}/{name}{query(name)}", thing.Number("revision")));
        }

        return accepted;
    }
}
