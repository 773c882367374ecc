using System.Text.Json.Nodes;

namespace BucketManager.Story.Chapters;

internal sealed class HandingOver : Chapter
{
    private static readonly object AccessKey = new { give = "accessKey" };

    private string user = null!;

    public override string Title => "Handing over: a link by one way, a passcode by another, a key at the moment of the claim";

    protected override async Task LiveAsync(Stage stage)
    {
        string bucket = null!;
        await Must("A user who may deliver over S3 and SFTP", async () =>
        {
            bucket = await stage.BucketAsync("post");
            var grants = new[] { Stage.Grant(bucket, "in/", "deliver"), Stage.Grant(bucket, "out/", "collect") };
            user = await stage.UserAsync("partner", grants, sftp: true);
        });

        Link link = null!;
        await Must("Link and passcode are shown this once", async () =>
        {
            var key = Fresh.Key();
            link = await Link.OfferAsync(stage, user, AccessKey, key);
            Near(link.ExpiresAt, TimeSpan.FromHours(72), "The end of the link");
            var repeated = (await stage.Manager.PostAsync(Handovers(stage), AccessKey, key)).Refused(409, "already-done");
            Expect.Equal(link.Id, repeated.Json.Text("id"), "What the repeated request names");
            (await stage.Manager.PostAsync(Handovers(stage), new { give = "accessKey", expiresInHours = 1 }, key))
                .Refused(409, "idempotency-mismatch");

            var listed = await ListedAsync(stage, link);
            Expect.Equal("open", listed.Text("state"), "The state");
            Expect.Equal("accessKey", listed.Text("what"), "What it gives");
            Expect.Equal(stage.Manager.Email, listed.Text("createdBy"), "Who made it");
            Expect.Equal(0, listed.Number("attempts"), "Attempts");
            Expect.Equal(1, (await UserAsync(stage)).Number("counts.openHandovers"), "Open hand-overs");
        });

        await Sentence("Looking at the link tells from whom and until when, and changes nothing", async () =>
        {
            var shown = await link.LookAsync(stage);
            Expect.Equal("open", shown.Text("state"), "The state");
            Expect.Equal("accessKey", shown.Text("what"), "What it gives");
            Expect.Equal("ACME Ltd", shown.Text("company"), "For whom");
            Expect.Equal(stage.Manager.Email, shown.Text("from"), "From whom");
            Expect.That(shown.Text("organisation").Length > 0, "The organisation has no name");
            Expect.Equal(5, shown.Number("attemptsLeft"), "Attempts left");
            Expect.That(shown.IsNull("claimedAt"), "It was claimed");
            Expect.Same(shown, await link.LookAsync(stage), "The second look");
            Expect.Equal(0, (await KeysAsync(stage)).Count, "Keys made by looking");
        });

        await Sentence("A link that does not exist and one that cannot exist are answered alike", async () =>
        {
            var unknown = (await stage.Visitor.GetAsync($"/api/handovers/{new string('A', 43)}")).Refused(404, "not-found");
            foreach (var malformed in new[] { "short", new string('A', 44), new string('*', 43) })
                Expect.Equal(
                    unknown.Text,
                    (await stage.Visitor.GetAsync($"/api/handovers/{malformed}")).Refused(404, "not-found").Text,
                    "The answer");
            (await stage.Visitor.PostAsync($"/api/handovers/{new string('A', 43)}/claim", new { passcode = "1234-5678" }))
                .Refused(404, "not-found");
        });

        await Sentence("A wrong passcode is counted", async () =>
        {
            var wrong = (await link.ClaimAsync(stage, link.WrongPasscode)).Refused(403, "wrong-passcode");
            Expect.Equal(4, wrong.Json.Number("attemptsLeft"), "Attempts left");
            Expect.Equal(4, (await link.LookAsync(stage)).Number("attemptsLeft"), "Attempts left, shown to the visitor");
            Expect.Equal(1, (await ListedAsync(stage, link)).Number("attempts"), "Attempts, shown to the manager");
            (await stage.Visitor.PostAsync($"{link.Path}/claim", new { })).Invalid("/passcode", "required");
            Expect.Equal(4, (await link.LookAsync(stage)).Number("attemptsLeft"), "Attempts left after a claim without passcode");
        });

        string first = null!;
        await Must("Of twelve claims at once one wins; repeated with its Idempotency-Key it is answered the same again", async () =>
        {
            var from = stage.Live.Connection.Count;
            var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
            {
                var key = Fresh.Key();
                var passcode = i % 2 == 0 ? link.Passcode : link.Passcode.Replace("-", string.Empty, StringComparison.Ordinal);
                return (Key: key, Answer: await link.ClaimAsync(stage, passcode, key));
            }));
            var won = claims.Where(c => c.Answer.Status == 200).ToList();
            Expect.Equal(1, won.Count, "Claims that won");
            foreach (var (_, lost) in claims.Where(c => c.Answer.Status != 200))
                Expect.Equal("claimed", lost.Refused(410, "gone").Json.Text("state"), "What the others are told");

            first = won[0].Answer.Json.Text("accessKeyId");
            var again = (await link.ClaimAsync(stage, key: won[0].Key)).Is(200);
            Expect.Equal(won[0].Answer.Text, again.Text, "The repeated answer");
            Expect.Equal("claimed", (await link.ClaimAsync(stage)).Refused(410, "gone").Json.Text("state"), "A claim without the key");
            Expect.Equal(
                "claimed",
                (await link.ClaimAsync(stage, key: Fresh.Key())).Refused(410, "gone").Json.Text("state"),
                "A claim with another key");
            (await link.ClaimAsync(stage, link.WrongPasscode, won[0].Key)).Refused(410, "gone");
            IsCard(won[0].Answer.Json, stage, bucket);

            await stage.Live.Connection.NextAsync("the manager hears of the new key", m => Touched(m, "keys", user), from);
            await stage.Live.Connection.NextAsync("the manager hears of the claim", m => Touched(m, "handovers", user), from);
        });

        await Sentence("The manager sees when and from where, and a key without its secret", async () =>
        {
            var listed = await ListedAsync(stage, link);
            Expect.Equal("claimed", listed.Text("state"), "The state");
            Near(listed.Time("claimedAt"), TimeSpan.Zero, "The claim");
            Expect.That(
                listed.Text("claimedFrom") is "127.0.0.1" or "::1" || !stage.Line.Host.IsLoopback,
                $"Claimed from {listed.Text("claimedFrom")}");
            Expect.Equal(first, listed.Text("keyId"), "The key");
            Expect.Equal("claimed", (await link.LookAsync(stage)).Text("state"), "What the visitor is shown");

            var key = (await KeysAsync(stage)).Single();
            Expect.Equal(first, key.Text("id"), "The key's id");
            Expect.Equal("active", key.Text("state"), "The key's state");
            Near(key.Time("createdAt"), TimeSpan.Zero, "The key's making");
            Expect.That(
                key.IsNull("replaces") && key.IsNull("endsAt") && key.IsNull("deletesAt") && key.Has("lastUsedAt"),
                "The key's fate");
            Expect.Equal(1, (await UserAsync(stage)).Number("counts.keys"), "Keys, counted");
            Expect.That(
                (await stage.Manager.GetAsync($"/api/search?q={first}")).Is(200).Json.Items().Any(h => h.Text("name") == user),
                "The key's id finds nobody");
        });

        await Sentence("There is room for two keys, and open links count", async () =>
        {
            var second = await Link.OfferAsync(stage, user, AccessKey);
            (await stage.Manager.PostAsync(Handovers(stage), AccessKey)).Refused(409, "too-many-keys");
            (await stage.Manager.PostAsync(Handovers(stage), new { give = "accessKey", replaces = first })).Refused(409, "too-many-keys");
            (await stage.Manager.DeleteAsync($"{Handovers(stage)}/{second.Id}")).Is(204);
            Expect.Equal("withdrawn", (await ListedAsync(stage, second)).Text("state"), "The state of a withdrawn link");
            Expect.Equal("withdrawn", (await second.LookAsync(stage)).Text("state"), "What its visitor is shown");
            Expect.Equal("withdrawn", (await second.ClaimAsync(stage)).Refused(410, "gone").Json.Text("state"), "What its claim is told");
        });

        await Sentence("Five wrong passcodes lock a link for good", async () =>
        {
            var third = await Link.OfferAsync(stage, user, AccessKey);
            for (var left = 4; left >= 0; left--)
                Expect.Equal(
                    left,
                    (await third.ClaimAsync(stage, third.WrongPasscode)).Refused(403, "wrong-passcode").Json.Number("attemptsLeft"),
                    "Attempts left");
            Expect.Equal(
                "locked",
                (await third.ClaimAsync(stage)).Refused(410, "gone").Json.Text("state"),
                "What the right passcode is told");
            Expect.Equal("locked", (await third.LookAsync(stage)).Text("state"), "What the visitor is shown");
            Expect.Equal("locked", (await ListedAsync(stage, third)).Text("state"), "What the manager is shown");
        });

        await Sentence("A key is rotated with an overlap: the old one goes on, and has an end", async () =>
        {
            var rotation = await Link.OfferAsync(stage, user, new { give = "accessKey", replaces = first, overlapDays = 7 });
            Expect.Equal(first, (await ListedAsync(stage, rotation)).Text("replaces"), "What the link's key is to replace");
            var second = await rotation.TakeKeyAsync(stage);
            var keys = await KeysAsync(stage);
            var (old, fresh) = (keys.Single(k => k.Text("id") == first), keys.Single(k => k.Text("id") == second));
            Expect.Equal(first, fresh.Text("replaces"), "What the new key replaces");
            Expect.Equal("active", old.Text("state"), "The old key's state during the overlap");
            Near(old.Time("endsAt"), TimeSpan.FromDays(7), "The old key's end");
            Near(old.Time("deletesAt"), TimeSpan.FromDays(37), "The old key's deletion");
        });

        await Sentence("A key is switched off before it is deleted", async () =>
        {
            (await stage.Manager.DeleteAsync($"{Keys(stage)}/{first}")).Refused(409, "in-use");
            (await stage.Manager.PutAsync($"{Keys(stage)}/{first}", new { state = "asleep" })).Invalid("/state");
            (await stage.Manager.PutAsync($"{Keys(stage)}/{first}", new { state = "inactive" })).Is(200);
            Expect.Equal("inactive", (await KeysAsync(stage)).Single(k => k.Text("id") == first).Text("state"), "The key's state");
            (await stage.Manager.DeleteAsync($"{Keys(stage)}/{first}")).Is(204);
            Expect.That((await KeysAsync(stage)).All(k => k.Text("id") != first), "The key is still there");
            (await stage.Manager.DeleteAsync($"{Keys(stage)}/{first}")).Refused(404, "not-found");
            (await stage.Manager.PutAsync($"{Keys(stage)}/AKIANOSUCHKEY0000000", new { state = "inactive" })).Refused(404, "not-found");
        });

        await Sentence("Rotated without overlap, the old key ends with the claim", async () =>
        {
            var old = (await KeysAsync(stage)).Single().Text("id");
            var rotation = await Link.OfferAsync(stage, user, new { give = "accessKey", replaces = old, overlapDays = 0 });
            await rotation.TakeKeyAsync(stage);
            Expect.Equal("inactive", (await KeysAsync(stage)).Single(k => k.Text("id") == old).Text("state"), "The old key's state");
            (await stage.Manager.DeleteAsync($"{Keys(stage)}/{old}")).Is(204);
        });

        await Sentence("The terms of a link have limits: 1 to 168 hours, 0 to 30 days of overlap", async () =>
        {
            foreach (var hours in new[] { 1, 168 })
            {
                var limit = await Link.OfferAsync(stage, user, new { give = "accessKey", expiresInHours = hours });
                Near(limit.ExpiresAt, TimeSpan.FromHours(hours), "The end of the link");
                (await stage.Manager.DeleteAsync($"{Handovers(stage)}/{limit.Id}")).Is(204);
            }

            foreach (var hours in new[] { 0, 169 })
                (await stage.Manager.PostAsync(Handovers(stage), new { give = "accessKey", expiresInHours = hours }))
                    .Invalid("/expiresInHours");
            var current = (await KeysAsync(stage)).Single().Text("id");
            foreach (var days in new[] { -1, 31 })
                (await stage.Manager.PostAsync(Handovers(stage), new { give = "accessKey", replaces = current, overlapDays = days }))
                    .Invalid("/overlapDays");
            var longest = await Link.OfferAsync(stage, user, new { give = "accessKey", replaces = current, overlapDays = 30 });
            (await stage.Manager.DeleteAsync($"{Handovers(stage)}/{longest.Id}")).Is(204);
            (await stage.Manager.PostAsync(Handovers(stage), new { give = "accessKey", replaces = "AKIANOSUCHKEY0000000" }))
                .Invalid("/replaces");
            (await stage.Manager.PostAsync(Handovers(stage), new { give = "everything" })).Refused(400, "invalid");
            (await stage.Manager.PostAsync(Handovers(stage), new { })).Refused(400, "invalid");
            (await stage.Manager.PostAsync(Handovers(stage), new { give = "accessKey", ask = "sshPublicKey" })).Refused(400, "invalid");
            (await stage.Manager.DeleteAsync($"{Handovers(stage)}/nothing")).Refused(404, "not-found");
        });

        await Sentence("A link can ask for an SSH public key, which goes into the user as an ordinary change", async () =>
        {
            var asking = await Link.OfferAsync(stage, user, new { ask = "sshPublicKey" });
            Expect.Equal("sshPublicKey", (await asking.LookAsync(stage)).Text("what"), "What the link asks for");
            (await asking.ClaimAsync(stage, sshPublicKey: "ssh-ed25519 nonsense")).Invalid("/sshPublicKey");
            var revision = (await UserAsync(stage)).Number("revision");
            var pasted = Fresh.SshPublicKey("ann@laptop");
            (await asking.ClaimAsync(stage, sshPublicKey: pasted)).Is(200);
            await stage.Live.UntilAsync(
                "the pasted key is in the user's spec", t => t.At("spec.sshPublicKeys") is JsonArray { Count: 1 }, "user", user);
            var now = await UserAsync(stage);
            Expect.Equal(revision + 1, now.Number("revision"), "The revision");
            Expect.That(
                pasted.StartsWith(now.Items("spec.sshPublicKeys")[0].GetValue<string>(), StringComparison.Ordinal),
                "Another key is in the spec");
            Expect.Equal("claimed", (await ListedAsync(stage, asking)).Text("state"), "The state");
            Expect.Equal(
                "claimed",
                (await asking.ClaimAsync(stage, sshPublicKey: pasted)).Refused(410, "gone").Json.Text("state"),
                "A second claim");
        });

        await Sentence("Nothing is handed over to a user that is not applied yet", async () =>
        {
            var early = Fresh.Name("early");
            var adding = (await stage.Manager.PostAsync($"{stage.Home}/users", new { name = early, spec = Stage.UserSpec() })).Is(202);
            (await stage.Manager.PostAsync($"{stage.Home}/users/{early}/handovers", AccessKey)).Refused(409, "not-ready");
            await stage.Live.SucceedAsync(adding);
        });

        await Sentence("Ids of one user open nothing under another's name, nor in another project", async () =>
        {
            var (other, key) = (await stage.UserAsync("other"), (await KeysAsync(stage)).Single().Text("id"));
            var mine = await Link.OfferAsync(stage, user, AccessKey);
            foreach (var path in new[] { $"{stage.Home}/users/{other}", "/api/projects/demo/users/old-mill" })
            {
                (await stage.Manager.PutAsync($"{path}/keys/{key}", new { state = "inactive" })).Refused(404, "not-found");
                (await stage.Manager.DeleteAsync($"{path}/keys/{key}")).Refused(404, "not-found");
                (await stage.Manager.DeleteAsync($"{path}/handovers/{mine.Id}")).Refused(404, "not-found");
                (await stage.Manager.PostAsync($"{path}/handovers", new { give = "accessKey", replaces = key })).Invalid("/replaces");
            }

            Expect.Equal("open", (await mine.LookAsync(stage)).Text("state"), "The link's state");
            (await stage.Manager.DeleteAsync($"{Handovers(stage)}/{mine.Id}")).Is(204);
        });

        await Sentence("A removed user takes its links and keys along", async () =>
        {
            var leaving = await stage.UserAsync("leaving");
            var open = await Link.OfferAsync(stage, leaving, AccessKey);
            await stage.Live.SucceedAsync(await stage.Manager.DeleteAsync($"{stage.Home}/users/{leaving}", 1));
            var late = await open.ClaimAsync(stage);
            Expect.That(late.Status is 404 or 410, $"{late}; a removed user's link cannot be claimed");
        });
    }

    private static void IsCard(JsonNode card, Stage stage, string bucket)
    {
        Expect.That(
            card.Text("accessKeyId").StartsWith("AKIA", StringComparison.Ordinal) && card.Text("accessKeyId").Length == 20,
            "The key's id has not AWS's form");
        Expect.Equal(40, card.Text("secretAccessKey").Length, "The length of the secret");
        Expect.Equal("eu-west-1", card.Text("region"), "The region");
        Expect.Set(
            [$"{bucket}-{stage.Account}-eu-west-1-an in/ deliver", $"{bucket}-{stage.Account}-eu-west-1-an out/ collect"],
            card.Items("buckets").Select(b => $"{b.Text("physicalName")} {b.Text("prefix")} {b.Text("can")}"),
            "What may be done where");
        Expect.That(
            card.Text("sftp.host").Contains(".server.transfer.eu-west-1.amazonaws.com", StringComparison.Ordinal),
            $"The SFTP host is {card.Text("sftp.host")}");
        Expect.That(
            card.Text("sftp.userName").Length > 0 && card.At("sftp").Has("hostKeyFingerprint"),
            "The SFTP name or fingerprint is missing");
        Expect.That(card.Items("sftp.folders").Count == 2, "The SFTP folders are not those of the grants");
    }

    private static bool Touched(JsonNode message, string what, string user) =>
        message.Text("type") == "change" && message.Items("touched").Any(t => t.Text("what") == what && t.Text("user") == user);

    private static void Near(DateTimeOffset time, TimeSpan fromNow, string what) =>
        Expect.That(
            (time - DateTimeOffset.UtcNow - fromNow).Duration() < TimeSpan.FromMinutes(5),
            $"{what} is at {time:u}, not {fromNow} from now");

    private string Handovers(Stage stage) => $"{stage.Home}/users/{user}/handovers";

    private string Keys(Stage stage) => $"{stage.Home}/users/{user}/keys";

    private async Task<JsonNode> UserAsync(Stage stage) => (await stage.NowAsync($"/users/{user}")).Thing;

    private async Task<IReadOnlyList<JsonNode>> KeysAsync(Stage stage)
    {
        var keys = (await stage.Manager.GetAsync(Keys(stage))).Is(200).Json.Items();
        foreach (var key in keys)
            stage.Line.Coverage.State($"key {key.Text("state")}");
        return keys;
    }

    private async Task<JsonNode> ListedAsync(Stage stage, Link link)
    {
        var all = (await stage.Manager.GetAsync(Handovers(stage))).Is(200).Json.Items();
        foreach (var listed in all)
            stage.Line.Coverage.State($"hand-over {listed.Text("state")}");
        return all.Single(h => h.Text("id") == link.Id);
    }
}
