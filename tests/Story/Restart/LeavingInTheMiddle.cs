using System.Text.Json.Nodes;
using BucketManager.Story.Chapters;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Restart;

internal sealed class LeavingInTheMiddle : Chapter
{
    public override string Title => "Leaving in the middle: changes run and wait while nobody looks";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        string bucket = null!, user = null!;
        Link link = null!;
        await Must("A project with a bucket, a user with a key, and an open link", async () =>
        {
            await stage.SignInAsync();
            var opening = await stage.Admin.PostAsync("/api/projects", new { name = stage.Project, spec = stage.ProjectSpec("Left") });
            await using (var watching = await stage.ConnectAsync(stage.Admin))
                await (await watching.FollowAsync(stage.Project)).SucceedAsync(opening);
            await stage.FollowAsync();
            bucket = await stage.BucketAsync("left", new { description = "one" });
            user = await stage.UserAsync("left", new[] { Stage.Grant(bucket, "in/", "deliver") });
            await (await Link.OfferAsync(stage, user, new { give = "accessKey" })).TakeKeyAsync(stage);
            link = await Link.OfferAsync(stage, user, new { give = "accessKey" });
            await stage.Live.Connection.PingAsync();
        });

        await Must("Changes are accepted: two run, one waits", async () =>
        {
            var memory = await Memory.OfAsync(stage.Manager, stage.Project);
            var coming = Fresh.Name("coming");
            Answer[] accepted =
            [
                await stage.Manager.PutAsync($"{stage.Home}/buckets/{bucket}", new { spec = new { description = "two" } }, 1),
                await stage.Manager.PutAsync($"{stage.Home}/buckets/{bucket}", new { spec = new { description = "drei, größer 🙂" } }, 2),
                await stage.Manager.PostAsync($"{stage.Home}/buckets", new { name = coming, spec = new { description = "new" } }),
            ];
            memory["operations"] = new JsonArray([.. accepted.Select(a => JsonValue.Create(a.Is(202).Json.Text("id")))]);
            memory["bucket"] = bucket;
            memory["coming"] = coming;
            memory["user"] = user;
            memory["link"] = new JsonObject { ["id"] = link.Id, ["token"] = link.Token, ["passcode"] = link.Passcode };
            Memory.Write(stage.Arguments.File!, memory);
        });
    }
}
