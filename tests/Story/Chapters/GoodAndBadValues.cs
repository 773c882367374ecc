using System.Text.Json.Nodes;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Chapters;

/// <summary>Each rule of api.md's table of values, just inside and just outside. Previews check everything and change nothing.</summary>
internal sealed class GoodAndBadValues : Chapter
{

    public override string Title => "Good and bad values, just inside and just outside each limit";

    protected override async Task LiveAsync(Stage stage)
    {
        var bucket = "";
        await Must("A bucket is there to be granted", async () => bucket = await stage.BucketAsync("values"));

        await Names(stage);
        await Projects(stage);
        await Buckets(stage);
        await Users(stage, bucket);
        await Prefixes(stage, bucket);
        await Questions(stage);
    }

    private async Task Names(Stage stage)
    {
        await Sentence("Names: 2–20 or 3–30 of a-z 0-9 -, from a letter to a letter or digit, no two hyphens in a row", async () =>
        {
            foreach (var good in new[] { "ab", "a" + new string('1', 19), "a-b-1" })
                (await OpenAsync(stage, good, stage.ProjectSpec(account: Fresh.Account()))).Is(200);
            foreach (var bad in new[] { "", "a", "a" + new string('1', 20), "1ab", "ab-", "a--b", "Abc", "a_b", "a.b", "ünder", "-ab" })
                (await OpenAsync(stage, bad, stage.ProjectSpec(account: Fresh.Account()))).Invalid("/name");

            foreach (var kind in new[] { "buckets", "users" })
            {
                object spec = kind == "buckets" ? new { } : Stage.UserSpec();
                foreach (var good in new[] { "abc", "a" + new string('z', 29), "a-1-c" })
                    (await TryAsync(stage, kind, good, spec)).Is(200);
                foreach (var bad in new[] { "ab", "a" + new string('z', 30), "1abc", "abc-", "a--bc", "aBc", "a_bc", "a.bc", "аbc" })
                    (await TryAsync(stage, kind, bad, spec)).Invalid("/name");
            }
        });

        await Sentence("Beginnings that S3 or this program keeps for itself are refused", async () =>
        {
            foreach (var reserved in new[] { "bm-logs", "sthree-files", "amzn-s3-demo-one" })
                (await TryAsync(stage, "buckets", reserved, new { })).Invalid("/name", "reserved-name");
        });
    }

    private async Task Projects(Stage stage)
    {
        async Task<Answer> Try(Action<Dictionary<string, object?>> edit)
        {
            var spec = new Dictionary<string, object?>
            {
                ["title"] = "A title",
                ["account"] = Fresh.Account(),
                ["region"] = "eu-central-1",
                ["managers"] = new[] { "someone@example.com" },
            };
            edit(spec);
            return await OpenAsync(stage, Fresh.Name("values"), spec);
        }

        await Sentence("Projects: title up to 80 characters, an account of 12 digits, a region that is known", async () =>
        {
            (await Try(s => s["title"] = Fresh.Text(80))).Is(200);
            (await Try(s => s["title"] = Fresh.Text(81))).Invalid("/spec/title");
            foreach (var required in new[] { "title", "account", "region" })
                (await Try(s => s.Remove(required))).Invalid($"/spec/{required}");
            foreach (var account in new[] { "12345678901", "1234567890123", "12345678901x", "１２３４５６７８９０１２" })
                (await Try(s => s["account"] = account)).Invalid("/spec/account");
            foreach (var region in new[] { "eu-west-99", "cn-north-1", "us-gov-west-1", "EU-WEST-1", "" })
                (await Try(s => s["region"] = region)).Invalid("/spec/region");
        });

        await Sentence("Texts: no control characters, none that turn the writing direction, nothing that AWS would resolve", async () =>
        {
            foreach (var bad in new[] { "a\nb", "a\u0007b", "a\u202Eb", "a\u2066b", "{{resolve:ssm:secret}}" })
                (await Try(s => s["title"] = bad)).Invalid("/spec/title");
            (await Try(s => s["title"] = "Ünïcode, 漢字, 🙂, ${AWS::AccountId}, <b>&amp;")).Is(200);
        });

        await Sentence("People: 50 managers and 50 viewers at most, e-mail addresses of at most 254 characters", async () =>
        {
            string[] People(int count) => [.. Enumerable.Range(1, count).Select(i => $"person{i}@example.com")];
            (await Try(s => s["managers"] = People(50))).Is(200);
            (await Try(s => s["managers"] = People(51))).Invalid("/spec/managers");
            (await Try(s => s["viewers"] = People(50))).Is(200);
            (await Try(s => s["viewers"] = People(51))).Invalid("/spec/viewers");
            var (now, revision) = await stage.NowAsync();
            var unmanaged = now.At("spec")!.DeepClone();
            unmanaged["managers"] = new JsonArray();
            (await stage.Manager.PutAsync($"{stage.Home}?dryRun=true", new { spec = unmanaged }, revision)).Invalid("/spec/managers");
            foreach (var bad in new[] { "nobody", "a@b", "a b@example.com", "a@example.com\n" })
                (await Try(s => s["viewers"] = new[] { bad })).Invalid("/spec/viewers/0");

            // 64 + 1 + labels of 63 and less: the longest that is allowed, and one more.
            var domain = $"{new string('d', 63)}.{new string('e', 63)}.{new string('f', 57)}.xy";
            var longest = $"{Fresh.Text(254 - domain.Length - 1)}@{domain}";
            (await Try(s => s["viewers"] = new[] { longest })).Is(200);
            (await Try(s => s["viewers"] = new[] { "x" + longest })).Invalid("/spec/viewers/0");
        });
    }

    private async Task Buckets(Stage stage)
    {
        Task<Answer> Try(object spec) => TryAsync(stage, "buckets", Fresh.Name("values"), spec);

        await Sentence("Buckets: description up to 500 characters, days 1 to 3,650, colder storage from day 30 on", async () =>
        {
            (await Try(new { })).Is(200);
            (await Try(new { description = Fresh.Text(500) })).Is(200);
            (await Try(new { description = Fresh.Text(501) })).Invalid("/spec/description");
            foreach (var field in new[] { "keepCurrentDays", "keepPreviousVersionsDays" })
            {
                foreach (var good in new[] { 1, 3650 })
                    (await Try(new { retention = new Dictionary<string, int> { [field] = good } })).Is(200);
                foreach (var bad in new[] { 0, -1, 3651 })
                    (await Try(new { retention = new Dictionary<string, int> { [field] = bad } })).Invalid($"/spec/retention/{field}");
            }

            (await Try(new { retention = new { moveToColderAfterDays = 30 } })).Is(200);
            (await Try(new { retention = new { moveToColderAfterDays = 29 } })).Invalid("/spec/retention/moveToColderAfterDays");
            (await Try(new { retention = new { moveToColderAfterDays = 3651 } })).Invalid("/spec/retention/moveToColderAfterDays");
            foreach (var good in new[] { 1, 3650 })
                (await Try(new { objectLockDays = good })).Is(200);
            foreach (var bad in new[] { 0, 3651 })
                (await Try(new { objectLockDays = bad })).Invalid("/spec/objectLockDays");
        });

        await Sentence("Networks: canonical IPv4 or IPv6, one address too, 20 at most; private ranges are accepted with a warning", async () =>
        {
            string[] Networks(int count) => [.. Enumerable.Range(1, count).Select(i => $"203.0.{i}.0/24")];
            (await Try(new { allowedNetworks = Networks(20) })).Is(200);
            (await Try(new { allowedNetworks = Networks(21) })).Invalid("/spec/allowedNetworks");
            foreach (var good in new[] { "198.51.100.7/32", "198.51.100.7", "2001:db8::/32", "2001:db8::1" })
                (await Try(new { allowedNetworks = new[] { good } })).Is(200);
            var bads = new[] { "203.0.113.1/24", "203.0.113.0/33", "2001:db8::1/32", "2001:db8::/129", "anywhere", "" };
            foreach (var bad in bads)
                (await Try(new { allowedNetworks = new[] { bad } })).Invalid("/spec/allowedNetworks/0");
            var warned = (await Try(new { allowedNetworks = new[] { "10.0.0.0/8" } })).Is(200).Json;
            Expect.That(warned.Items("warnings").Count > 0, "A private range is not warned of");
            warned.IsSentence("warnings.0");
        });

        await Sentence("Tags: 20 at most, none that AWS or this program keeps for itself", async () =>
        {
            Dictionary<string, string> Tags(int count) => Enumerable.Range(1, count).ToDictionary(i => $"tag{i}", i => "value");
            (await Try(new { tags = Tags(20) })).Is(200);
            (await Try(new { tags = Tags(21) })).Invalid("/spec/tags");
            (await Try(new { tags = new Dictionary<string, string> { ["aws:one"] = "x" } })).Invalid("/spec/tags/aws:one");
            (await Try(new { tags = new Dictionary<string, string> { ["bucket-manager:project"] = "x" } }))
                .Invalid("/spec/tags/bucket-manager:project");
        });
    }

    private async Task Users(Stage stage, string bucket)
    {
        async Task<Answer> Try(Action<Dictionary<string, object?>> edit)
        {
            var spec = new Dictionary<string, object?>
            {
                ["company"] = "ACME",
                ["contactName"] = "Ann",
                ["contactEmail"] = "ann@acme.example",
            };
            edit(spec);
            return await TryAsync(stage, "users", Fresh.Name("values"), spec);
        }

        await Sentence("Users: company and contact up to 100 characters, all three required; no end is accepted with a warning", async () =>
        {
            foreach (var field in new[] { "company", "contactName" })
            {
                (await Try(s => s[field] = Fresh.Text(100))).Is(200);
                (await Try(s => s[field] = Fresh.Text(101))).Invalid($"/spec/{field}");
            }

            foreach (var required in new[] { "company", "contactName", "contactEmail" })
                (await Try(s => s.Remove(required))).Invalid($"/spec/{required}", "required");
            Expect.That((await Try(_ => { })).Is(200).Json.Items("warnings").Count > 0, "A user without end is not warned of");
            (await Try(s => s["expiresAt"] = DateTimeOffset.UtcNow.AddDays(1).UtcDateTime)).Is(200);
            (await Try(s => s["expiresAt"] = DateTimeOffset.UtcNow.AddDays(-1).UtcDateTime)).Invalid("/spec/expiresAt", "in-the-past");
            (await Try(s => s["expiresAt"] = "tomorrow")).Refused(400, "invalid");
        });

        await Sentence("SSH keys: five at most, public, of a type that SFTP takes, none twice", async () =>
        {
            string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(_ => Fresh.SshPublicKey())];
            (await Try(s => s["sshPublicKeys"] = Keys(5))).Is(200);
            (await Try(s => s["sshPublicKeys"] = Keys(6))).Invalid("/spec/sshPublicKeys");
            var twice = Fresh.SshPublicKey();
            (await Try(s => s["sshPublicKeys"] = new[] { twice, twice })).Invalid("/spec/sshPublicKeys/1");
            var mislabelled = twice.Replace("ssh-ed25519", "ssh-rsa", StringComparison.Ordinal);
            const string PrivateKey = "-----BEGIN OPENSSH PRIVATE KEY-----";
            foreach (var bad in new[] { "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3M=", PrivateKey, mislabelled })
                (await Try(s => s["sshPublicKeys"] = new[] { bad })).Invalid("/spec/sshPublicKeys/0");
        });

        await Sentence("Grants: 500 at most, a known verb, a bucket of this project, none twice", async () =>
        {
            object[] Grants(int count) => [.. Enumerable.Range(0, count).Select(i => Stage.Grant(bucket, $"{i}/", "collect"))];
            var most = await Try(s => s["grants"] = Grants(500));
            Expect.That(
                most.Status == 200 || most.Slug == "policy-too-large",
                $"{most}; 500 grants are legal, unless their policy is too large");
            (await Try(s => s["grants"] = Grants(501))).Invalid("/spec/grants");
            foreach (var verb in new[] { "collect", "deliver", "exchange", "manage" })
                (await Try(s => s["grants"] = new[] { Stage.Grant(bucket, "in/", verb) })).Is(200);
            (await Try(s => s["grants"] = new[] { Stage.Grant(bucket, "in/", "own") })).Invalid("/spec/grants/0/can");
            (await Try(s => s["grants"] = new[] { Stage.Grant("no-such-bucket", "in/", "collect") }))
                .Invalid("/spec/grants/0/bucket", "unknown-bucket");
            (await Try(s => s["grants"] = new[] { Stage.Grant(bucket, "in/", "collect"), Stage.Grant(bucket, "in/", "collect") }))
                .Invalid("/spec/grants/1");
        });
    }

    private async Task Prefixes(Stage stage, string bucket)
    {
        Task<Answer> Try(string? prefix) =>
            TryAsync(stage, "users", Fresh.Name("values"), Stage.UserSpec(new[] { new { bucket, prefix, can = "collect" } }));

        await Sentence("Prefixes have one canonical form: segments of 1–100 characters that each end in /, 200 bytes in all", async () =>
        {
            var good = new[]
            {
                null, "", "in/", "in/acme corp/2026/", new string('s', 100) + "/", $"{new string('a', 99)}/{new string('b', 99)}/",
                "A-z_0.9'()&@=+,!/", "..in/", "...in../",
            };
            foreach (var prefix in good)
                (await Try(prefix)).Is(200);
            var bad = new[]
            {
                "in", "/", "/in/", "in//acme/", "./", "../", "in/../out/", "in/./", " in/", "in /", "in/*/", "in/?/", "in\\acme/",
                "%2e%2e/", "in%2Facme/", "${aws:username}/", "größe/", "ｉn/", "in/\n",
                new string('s', 101) + "/", $"{new string('a', 99)}/{new string('b', 100)}/",
            };
            foreach (var prefix in bad)
                (await Try(prefix)).Invalid("/spec/grants/0/prefix");
        });
    }

    private async Task Questions(Stage stage)
    {
        await Sentence("Questions are checked, too", async () =>
        {
            var manager = stage.Manager;
            foreach (var list in new[] { "buckets", "users", "operations", "activity" })
            {
                (await manager.GetAsync($"{stage.Home}/{list}?pageSize=200")).Is(200);
                (await manager.GetAsync($"{stage.Home}/{list}?pageSize=201")).Refused(400, "invalid");
                (await manager.GetAsync($"{stage.Home}/{list}?pageSize=0")).Refused(400, "invalid");
                (await manager.GetAsync($"{stage.Home}/{list}?pageToken=nonsense")).Refused(400, "invalid");
            }

            (await manager.GetAsync("/api/projects?pageSize=many")).Refused(400, "invalid");
            (await manager.GetAsync($"{stage.Home}/buckets?sort=colour")).Refused(400, "invalid");
            (await manager.GetAsync($"{stage.Home}/buckets?status=tired")).Refused(400, "invalid");
            (await manager.GetAsync($"{stage.Home}/operations?state=tired")).Refused(400, "invalid");
            (await manager.GetAsync($"{stage.Home}/activity?from=yesterday")).Refused(400, "invalid");
            (await manager.GetAsync($"{stage.Home}/access/question?can=fly&bucket=invoices&prefix=in/")).Refused(400, "invalid");
            (await manager.GetAsync($"{stage.Home}/access/question")).Refused(400, "invalid");
            (await manager.GetAsync($"/api/search?q={new string('q', 1001)}")).Refused(400, "invalid");
        });
    }

    private static Task<Answer> OpenAsync(Stage stage, string name, object spec) => stage.Admin.PostAsync(
        "/api/projects?dryRun=true", new { name, spec });

    private static Task<Answer> TryAsync(Stage stage, string kind, string name, object spec) =>
        stage.Manager.PostAsync($"{stage.Home}/{kind}?dryRun=true", new { name, spec });
}
