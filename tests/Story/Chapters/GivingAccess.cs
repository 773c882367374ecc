namespace BucketManager.Story.Chapters;

internal sealed class GivingAccess : Chapter
{
    public override string Title => "Giving access: users, grants, and who can do what";

    protected override async Task LiveAsync(Stage stage)
    {
        var (manager, live) = (stage.Manager, stage.Live);
        string bucket = null!, user = null!;
        string Path() => $"{stage.Home}/users/{user}";

        await Must("A bucket and a user who may deliver into in/ and collect from out/", async () =>
        {
            bucket = await stage.BucketAsync("access");
            user = await stage.UserAsync("acme", new[] { Stage.Grant(bucket, "in/", "deliver"), Stage.Grant(bucket, "out/", "collect") });
            var told = (await manager.GetAsync(Path())).Is(200).Json;
            Expect.Equal("ACME Ltd", told.Text("spec.company"), "The company");
            Expect.Equal("ann@acme.example", told.Text("spec.contactEmail"), "The contact's address");
            Expect.Equal(0, told.Number("counts.keys"), "Keys");
            Expect.Equal(0, told.Number("counts.openHandovers"), "Open hand-overs");
            Expect.That(!told.Flag("ended") && told.IsNull("lastUsedAt"), "A new user was used, or has ended");
            Expect.That(told.IsNull("stopped"), "The user is stopped");
        });

        await Sentence("The user's name is taken; a repeated request makes one user", async () =>
        {
            (await manager.PostAsync($"{stage.Home}/users", new { name = user, spec = Stage.UserSpec() })).Refused(409, "name-taken");
            var (key, name) = (Fresh.Key(), Fresh.Name("once"));
            var first = await manager.PostAsync($"{stage.Home}/users", new { name, spec = Stage.UserSpec() }, key);
            var second = await manager.PostAsync($"{stage.Home}/users", new { name, spec = Stage.UserSpec() }, key);
            Expect.Equal(first.Is(202).Json.Text("id"), second.Is(202).Json.Text("id"), "The operation");
            (await manager.PostAsync($"{stage.Home}/users", new { name, spec = Stage.UserSpec(company: "Else") }, key))
                .Refused(409, "idempotency-mismatch");
            await live.SucceedAsync(first);
        });

        await Sentence("The grants are told from both sides", async () =>
        {
            var ofUser = (await manager.GetAsync($"{Path()}/grants")).Is(200).Json.Items("grants");
            Expect.Set(
                [$"{bucket} in/ deliver", $"{bucket} out/ collect"],
                ofUser.Select(g => $"{g.Text("bucket")} {g.Text("prefix")} {g.Text("can")}"),
                "Grants of the user");
            var ofBucket = (await stage.ReadAsync($"/buckets/{bucket}/grants")).Items();
            Expect.Set(
                [$"{user} in/ deliver", $"{user} out/ collect"],
                ofBucket.Select(g => $"{g.Text("user")} {g.Text("prefix")} {g.Text("can")}"),
                "Grants on the bucket");
            Expect.Equal(1, (await stage.ReadAsync($"/buckets/{bucket}")).Number("counts.users"), "Users with access to the bucket");

            var matrix = (await stage.ReadAsync("/access"));
            Expect.That(matrix.Items("users").Any(u => u.GetValue<string>() == user), "The matrix lacks the user");
            Expect.That(matrix.Items("buckets").Any(b => b.GetValue<string>() == bucket), "The matrix lacks the bucket");
            Expect.Equal(
                2,
                matrix.Items("grants").Count(g => g.Text("user") == user && g.Text("bucket") == bucket),
                "Grants in the matrix");
            Expect.Equal(live.Sequence, matrix.Number("sequence"), "The sequence of the matrix");
        });

        await Sentence("Questions are answered with a reason", async () =>
        {
            async Task<bool> Can(string what, string prefix)
            {
                var users = (await stage.ReadAsync($"/access/question?can={what}&bucket={bucket}&prefix={prefix}")).Items("users");
                foreach (var able in users)
                    able.IsSentence("because");
                return users.Each("name").Contains(user);
            }

            Expect.That(await Can("write", "in/"), "Who may deliver into in/ cannot write there");
            Expect.That(await Can("write", "in/deeper/"), "Who may deliver into in/ cannot write below it");
            Expect.That(await Can("list", "in/"), "Who may deliver cannot list names");
            Expect.That(!await Can("read", "in/"), "Who may deliver can read");
            Expect.That(await Can("read", "out/") && await Can("list", "out/"), "Who may collect cannot read or list");
            Expect.That(!await Can("write", "out/"), "Who may collect can write");
            Expect.That(!await Can("delete", "in/") && !await Can("delete", "out/"), "Somebody can delete without manage");
            Expect.That(!await Can("write", "in2/"), "in/ leaks into in2/");
        });

        await Sentence("The whole set of grants is replaced, on the user's revision", async () =>
        {
            object[] wider =
            [
                Stage.Grant(bucket, "in/", "exchange"),
                Stage.Grant(bucket, "", "collect"),
                Stage.Grant(bucket, "archive/", "manage"),
            ];
            (await manager.PutAsync($"{Path()}/grants", new { grants = wider })).Refused(428, "revision-required");
            var stale = (await manager.PutAsync($"{Path()}/grants", new { grants = wider }, 9)).Refused(412, "stale-revision");
            Expect.Equal(user, stale.Json.Text("current.name"), "The current thing");
            var preview = (await manager.PutAsync($"{Path()}/grants?dryRun=true", new { grants = wider }, 1)).Is(200).Json;
            preview.IsSentence("summary.0");
            Expect.That(preview.Text("templateDiff").Length > 0, "The diff of grants is empty");

            await live.SucceedAsync(await manager.PutAsync($"{Path()}/grants", new { grants = wider }, 1));
            var now = (await manager.GetAsync(Path())).Is(200);
            Expect.Equal(2, now.Revision, "The user's revision");
            Expect.Equal(3, now.Json.Items("spec.grants").Count, "Grants in the user's spec");
            var able = await stage.ReadAsync($"/access/question?can=delete&bucket={bucket}&prefix=archive/");
            Expect.That(
                able.Items("users").Each("name").Contains(user),
                "Who may manage archive/ cannot delete there");
        });

        await Sentence("A grant on a bucket that does not exist, or is being deleted, is refused at that field", async () =>
        {
            (await manager.PutAsync($"{Path()}/grants", new { grants = new[] { Stage.Grant("no-such-bucket", "", "collect") } }, 2))
                .Invalid("/grants/0/bucket", "unknown-bucket");
            var going = await stage.BucketAsync("going");
            var deleting = (await manager.DeleteAsync($"{stage.Home}/buckets/{going}", 1)).Is(202);
            (await manager.PutAsync($"{Path()}/grants", new { grants = new[] { Stage.Grant(going, "", "collect") } }, 2))
                .Invalid("/grants/0/bucket");
            await live.SucceedAsync(deleting);
        });

        await Sentence("A bucket that grants point at is not deleted, and they are listed; those that wait count, too", async () =>
        {
            var inUse = (await manager.DeleteAsync($"{stage.Home}/buckets/{bucket}", 1)).Refused(409, "in-use");
            Expect.That(inUse.Text.Contains(user, StringComparison.Ordinal), $"{inUse}: does not say by whom");

            var (fresh, late) = (await stage.BucketAsync("fresh"), Fresh.Name("late"));
            var spec = Stage.UserSpec(new[] { Stage.Grant(fresh, "", "collect") });
            var adding = (await manager.PostAsync($"{stage.Home}/users", new { name = late, spec })).Is(202);
            (await manager.DeleteAsync($"{stage.Home}/buckets/{fresh}", 1)).Refused(409, "in-use");
            await live.SucceedAsync(adding);
        });

        await Sentence("A bucket can be granted from its acceptance on", async () =>
        {
            var (coming, guest) = (Fresh.Name("coming"), Fresh.Name("guest"));
            var creating = await manager.PostAsync($"{stage.Home}/buckets", new { name = coming, spec = new { } });
            var adding = await manager.PostAsync(
                $"{stage.Home}/users", new { name = guest, spec = Stage.UserSpec(new[] { Stage.Grant(coming, "", "manage") }) });
            await live.SucceedAsync([creating, adding]);
        });

        await Sentence("Permissions that AWS would not hold are refused before, with how much is used", async () =>
        {
            var segment = new string('p', 90);
            var many = Enumerable.Range(0, 500).Select(i => Stage.Grant(bucket, $"{segment}{i}/{segment}/", "manage")).ToArray();
            var large = (await manager.PutAsync($"{Path()}/grants", new { grants = many }, 2)).Refused(409, "policy-too-large");
            Expect.That(large.Json.Number("used") > large.Json.Number("limit"), "It is not said how much is used");
            (await manager.PutAsync(Path(), new { spec = Stage.UserSpec(many) }, 2)).Refused(409, "policy-too-large");
            (await manager.PostAsync($"{stage.Home}/users", new { name = Fresh.Name("large"), spec = Stage.UserSpec(many) }))
                .Refused(409, "policy-too-large");
        });

        await Sentence("A user is changed, then removed, and its grants go with it", async () =>
        {
            var spec = Stage.UserSpec(new[] { Stage.Grant(bucket, "", "collect") }, company: "ACME Renamed");
            await live.SucceedAsync(await manager.PutAsync(Path(), new { spec }, 2));
            Expect.Equal("ACME Renamed", (await manager.GetAsync(Path())).Is(200).Json.Text("spec.company"), "The company");
            (await manager.PutAsync($"{Path()}?dryRun=true", new { spec = Stage.UserSpec() }, 3)).Is(200).Json.IsSentence("summary.0");
            Expect.That(
                (await manager.DeleteAsync($"{Path()}?dryRun=true", 3)).Is(200).Json.Items("summary").Count > 0,
                "No preview of a removal");
            (await manager.DeleteAsync(Path(), 1)).Refused(412, "stale-revision");
            (await manager.DeleteAsync(Path())).Refused(428, "revision-required");
            (await manager.PutAsync(Path(), new { spec = Stage.UserSpec() })).Refused(428, "revision-required");
            (await manager.PutAsync(Path(), new { spec = Stage.UserSpec() }, 1)).Refused(412, "stale-revision");

            var deleting = (await manager.DeleteAsync(Path(), 3)).Is(202);
            (await manager.DeleteAsync(Path(), 4)).Refused(409, "not-ready");
            (await manager.PutAsync(Path(), new { spec = Stage.UserSpec() }, 4)).Refused(409, "not-ready");
            (await manager.PutAsync($"{Path()}/grants", new { grants = Array.Empty<object>() }, 4)).Refused(409, "not-ready");
            await live.SucceedAsync(deleting);
            (await manager.GetAsync(Path())).Refused(404, "not-found");
            Expect.Equal(0, (await stage.ReadAsync($"/buckets/{bucket}/grants")).Items().Count, "Grants on the bucket");
            await live.SucceedAsync(await manager.DeleteAsync($"{stage.Home}/buckets/{bucket}", 1));
        });
    }
}
