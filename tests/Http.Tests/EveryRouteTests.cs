using System.Text.Json;
using BucketManager.Adapters.Direct;

namespace BucketManager.Http.Tests;

/// <summary>One walk through everything that can be asked. Each answer is held against the published document on its way.</summary>
public sealed class EveryRouteTests
{
    private const string Project = "/api/projects/acme";

    private const string SshKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6+TYLeSPXDIXSGPzB1UWHvSiIkfXZK0+PbWV8Kb3Zl ada@acme";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_route_answers_as_the_document_says_from_the_cache_and_directly(bool direct)
    {
        await using var host = await ApiHost.StartAsync(driven: side => side with
        {
            DirectReads = direct ? new DirectStateCache(side.Cache, side.Stacks, side.Hub, side.Clock) : null,
        });
        await WalkAsync(host);

        // 410, 502 and the like have tests of their own: here it is each route's success that counts.
        var successes = (await ApiHost.ContractAsync()).Operations
            .Select(o => (Operation: o, Answered: host.Answered.Any(a => a.StartsWith(o + " 2", StringComparison.Ordinal))));
        Assert.Empty(successes.Where(s => !s.Answered).Select(s => s.Operation));
    }

    private static async Task WalkAsync(ApiHost host)
    {
        Task<Reply> AsManager(string method, string path, string? body = null, params string[] headers) =>
            host.AskAsync(ApiHost.Manager, method, path, body, headers);

        // Nobody is signed in.
        Assert.Equal("200", (await host.AskAsync(null, "GET", "/healthz")).Said);
        Assert.Equal("200", (await host.AskAsync(null, "GET", "/readyz")).Said);
        var config = (await host.AskAsync(null, "GET", "/api/config")).Json;
        Assert.Equal(("Example Ltd", true, "local"),
            (config.GetProperty("organisation").GetString(), config.GetProperty("simulated").GetBoolean(), config.GetProperty("signIn").GetProperty("kind").GetString()));

        // A project, its bucket and its user.
        var opening = await host.AskAsync(ApiHost.Admin, "POST", "/api/projects",
            """{"name":"acme","spec":{"title":"ACME deliveries","account":"111122223333","region":"eu-west-1","managers":["manager@example.com"],"viewers":["viewer@example.com"],"sftp":true}}""");
        Assert.Equal(240, opening.Json.GetProperty("usualSeconds").GetInt32());
        Assert.Equal(opening.Location, $"{Project}/operations/{opening.Json.GetProperty("id")}");
        Assert.Equal("succeeded", (await host.EndedAsync(opening)).GetProperty("state").GetString());
        var me = (await AsManager("GET", "/api/me")).Json;
        Assert.Equal("""[{"name":"acme","title":"ACME deliveries","role":"manager"}]""", me.GetProperty("projects").GetRawText());
        Assert.Equal("\"1\"", (await AsManager("GET", Project)).ETag);
        await host.EndedAsync(await AsManager("PUT", Project,
            """{"spec":{"title":"ACME","account":"111122223333","region":"eu-west-1","managers":["manager@example.com"],"viewers":["viewer@example.com"],"sftp":true}}""", "If-Match: \"1\""));
        Assert.Equal("ACME", (await AsManager("GET", "/api/projects")).Json.GetProperty("items")[0].GetProperty("spec").GetProperty("title").GetString());

        var preview = await AsManager("POST", $"{Project}/buckets?dryRun=true", """{"name":"invoices","spec":{"retention":{"keepPreviousVersionsDays":30}}}""");
        Assert.NotEmpty(preview.Json.GetProperty("summary").EnumerateArray());
        Assert.Contains("AWS::S3::Bucket", preview.Json.GetProperty("templateDiff").GetString(), StringComparison.Ordinal);
        await host.EndedAsync(await AsManager("POST", $"{Project}/buckets", """{"name":"invoices","spec":{"retention":{"keepPreviousVersionsDays":30}}}"""));
        await host.EndedAsync(await AsManager("PUT", $"{Project}/buckets/invoices", """{"spec":{"description":"Rechnungen für ACME – ✓"}}""", "If-Match: \"1\""));
        var bucket = (await AsManager("GET", $"{Project}/buckets/invoices")).Json;
        Assert.Equal("Rechnungen für ACME – ✓", bucket.GetProperty("spec").GetProperty("description").GetString());
        Assert.Equal("invoices-111122223333-eu-west-1-an", bucket.GetProperty("outputs").GetProperty("physicalName").GetString());
        Assert.Equal("arn:aws:s3:::invoices-111122223333-eu-west-1-an", bucket.GetProperty("outputs").GetProperty("arn").GetString());
        Assert.Equal(1, (await AsManager("GET", $"{Project}/buckets?search=RECHNUNG&status=ready&sort=-requestedAt")).Json.GetProperty("total").GetInt32());

        await host.EndedAsync(await AsManager("POST", $"{Project}/users",
            """{"name":"acme-edi","spec":{"company":"ACME","contactName":"Ada","contactEmail":"Ada@acme.example","expiresAt":"2027-11-24T10:00:00+01:00","sftp":true}}"""));
        await host.EndedAsync(await AsManager("PUT", $"{Project}/users/acme-edi",
            """{"spec":{"company":"ACME Ltd","contactName":"Ada","contactEmail":"ada@acme.example","expiresAt":"2027-11-24T09:00:00Z","sftp":true}}""", "If-Match: \"1\""));
        await host.EndedAsync(await AsManager("PUT", $"{Project}/users/acme-edi/grants",
            """{"grants":[{"bucket":"invoices","prefix":"in/","can":"deliver"},{"bucket":"invoices","can":"collect"}]}""", "If-Match: \"2\""));
        var user = (await AsManager("GET", $"{Project}/users/acme-edi")).Json;
        Assert.Equal("2027-11-24T09:00:00.000Z", user.GetProperty("spec").GetProperty("expiresAt").GetString());
        Assert.Equal("""{"keys":0,"openHandovers":0}""", user.GetProperty("counts").GetRawText());
        Assert.False(user.GetProperty("ended").GetBoolean());
        Assert.Equal(JsonValueKind.Null, user.GetProperty("lastUsedAt").ValueKind);
        Assert.Equal(1, (await AsManager("GET", $"{Project}/users?sort=company")).Json.GetProperty("total").GetInt32());

        // Who may do what.
        var grants = await AsManager("GET", $"{Project}/users/acme-edi/grants");
        Assert.Equal("\"3\"", grants.ETag);
        Assert.Equal("""{"grants":[{"bucket":"invoices","prefix":"","can":"collect"},{"bucket":"invoices","prefix":"in/","can":"deliver"}]}""", grants.Text);
        Assert.Equal(2, (await AsManager("GET", $"{Project}/buckets/invoices/grants")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(2, (await AsManager("GET", $"{Project}/access")).Json.GetProperty("grants").GetArrayLength());
        Assert.Equal("acme-edi", (await AsManager("GET", $"{Project}/access/question?can=write&bucket=invoices&prefix=in/")).Json
            .GetProperty("users")[0].GetProperty("name").GetString());
        Assert.Equal("bucket", (await AsManager("GET", "/api/search?q=rechnung")).Json.GetProperty("items")[0].GetProperty("kind").GetString());

        // A key is handed over, switched off and deleted; a link is withdrawn; an SSH key is given.
        var offered = (await AsManager("POST", $"{Project}/users/acme-edi/handovers", """{"give":"accessKey","expiresInHours":72}""")).Json;
        var link = "/api/handovers/" + offered.GetProperty("url").GetString()!["/h/".Length..];
        var invitation = (await host.AskAsync(null, "GET", link)).Json;
        Assert.Equal(("open", "accessKey", "ACME Ltd", 5),
            (invitation.GetProperty("state").GetString(), invitation.GetProperty("what").GetString(), invitation.GetProperty("company").GetString(), invitation.GetProperty("attemptsLeft").GetInt32()));
        var wrong = await host.AskAsync(null, "POST", $"{link}/claim", """{"passcode":"0000-0000"}""");
        Assert.Equal(("403 wrong-passcode", 4), (wrong.Said, wrong.Json.GetProperty("attemptsLeft").GetInt32()));
        var claimed = await host.AskAsync(null, "POST", $"{link}/claim", $$"""{"passcode":"{{offered.GetProperty("passcode")}}"}""");
        Assert.Equal("200", claimed.Said);
        Assert.Equal(2, claimed.Json.GetProperty("buckets").GetArrayLength());
        Assert.Equal(("410 gone", "claimed"), await StateAsync(host.AskAsync(null, "POST", $"{link}/claim", """{"passcode":"0000-0000"}""")));
        var key = (await AsManager("GET", $"{Project}/users/acme-edi/keys")).Json.GetProperty("items")[0];
        Assert.Equal((claimed.Json.GetProperty("accessKeyId").GetString(), "active"), (key.GetProperty("id").GetString(), key.GetProperty("state").GetString()));
        var keyPath = $"{Project}/users/acme-edi/keys/{key.GetProperty("id")}";
        Assert.Equal("409 in-use", (await AsManager("DELETE", keyPath)).Said);
        Assert.Equal("inactive", (await AsManager("PUT", keyPath, """{"state":"inactive"}""")).Json.GetProperty("state").GetString());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var replacing = await AsManager("POST", $"{Project}/users/acme-edi/handovers", $$"""{"give":"accessKey","replaces":"{{key.GetProperty("id")}}"}""");
        Assert.Equal("204", (await AsManager("DELETE", keyPath)).Said);
        Assert.Equal("204", (await AsManager("DELETE", $"{Project}/users/acme-edi/handovers/{replacing.Json.GetProperty("id")}")).Said);
        Assert.Equal(
            [("withdrawn", key.GetProperty("id").GetString()), ("claimed", null)],
            (await AsManager("GET", $"{Project}/users/acme-edi/handovers")).Json.GetProperty("items")
                .EnumerateArray().Select(h => (h.GetProperty("state").GetString(), h.GetProperty("replaces").GetString())));
        var asked = (await AsManager("POST", $"{Project}/users/acme-edi/handovers", """{"ask":"sshPublicKey"}""")).Json;
        var given = await host.AskAsync(null, "POST", $"/api{asked.GetProperty("url").GetString()!.Replace("/h/", "/handovers/", StringComparison.Ordinal)}/claim",
            $$"""{"passcode":"{{asked.GetProperty("passcode")}}","sshPublicKey":"{{SshKey}}"}""");
        Assert.StartsWith("SHA256:", given.Json.GetProperty("fingerprint").GetString(), StringComparison.Ordinal);

        // The panic button, and back.
        var stopped = (await AsManager("POST", $"{Project}/users/acme-edi/stop", """{"reason":"Laptop lost"}""")).Json;
        Assert.NotEmpty(stopped.GetProperty("items").EnumerateArray());
        await host.EndedAsync($"{Project}/operations/{stopped.GetProperty("operation").GetProperty("id")}");
        Assert.Equal("Laptop lost", (await AsManager("GET", $"{Project}/users/acme-edi")).Json.GetProperty("stopped").GetProperty("reason").GetString());
        await host.EndedAsync(await AsManager("POST", $"{Project}/users/acme-edi/resume"));

        // What happened, and what is applied.
        Assert.True((await AsManager("GET", $"{Project}/operations?state=succeeded&kind=user&pageSize=2")).Json.GetProperty("total").GetInt32() > 2);
        Assert.NotEmpty((await AsManager("GET", $"{Project}/activity?person=manager@example.com&from=2026-11-24T00:00:00Z")).Json.GetProperty("items").EnumerateArray());
        var line = (await AsManager("GET", $"{Project}/activity?kind=user&result=succeeded&pageSize=1")).Json.GetProperty("items")[0];
        Assert.True(line.GetProperty("revision").GetInt64() > 1 && line.GetProperty("endedAt").GetDateTimeOffset() > line.GetProperty("at").GetDateTimeOffset());
        foreach (var template in new[] { "baseline", "bucket/invoices", "user/acme-edi" })
        {
            Assert.True((await AsManager("GET", $"{Project}/templates/{template}")).Json.TryGetProperty("Resources", out _));
            Assert.Equal("""{"drift":null,"diff":""}""", (await AsManager("GET", $"{Project}/templates/{template}/drift")).Text);
            var nothing = (await AsManager("POST", $"{Project}/templates/{template}/put-back?dryRun=true")).Json;
            Assert.Equal((0, string.Empty), (nothing.GetProperty("summary").GetArrayLength(), nothing.GetProperty("templateDiff").GetString()));
            Assert.Equal("succeeded", (await host.EndedAsync(await AsManager("POST", $"{Project}/templates/{template}/put-back"))).GetProperty("state").GetString());
        }

        Assert.Equal(
            (await AsManager("GET", Project)).Json.GetProperty("counts").GetProperty("attention").GetInt32(),
            (await AsManager("GET", $"{Project}/attention")).Json.GetProperty("items").GetArrayLength());
        Assert.NotEmpty((await AsManager("GET", $"{Project}/protections")).Json.GetProperty("items").EnumerateArray());
        var rebuilt = (await AsManager("POST", $"{Project}/rebuild")).Json;
        Assert.Empty(rebuilt.GetProperty("differences").EnumerateArray());
        Assert.Equal("201", (await AsManager("POST", "/api/tickets")).Said);

        // A bucket goes with its files, and everything is brought up to date: by jobs.
        await host.EndedAsync(await AsManager("POST", $"{Project}/buckets", """{"name":"old-files","spec":{}}"""));
        Assert.NotEmpty((await AsManager("DELETE", $"{Project}/buckets/old-files?files=delete&dryRun=true", null, "If-Match: \"1\"")).Json
            .GetProperty("warnings").EnumerateArray());
        var purge = await AsManager("DELETE", $"{Project}/buckets/old-files?files=delete", null, "If-Match: \"1\"");
        Assert.Equal(("202", "purge"), (purge.Said, purge.Json.GetProperty("what").GetString()));
        for (var looks = 0; looks < 5000 && (await AsManager("GET", purge.Location!)).Json
            .GetProperty("sentence").GetProperty("code").GetString() != "purge-deleting"; looks++)
        {
        }

        Assert.Equal("stopping", (await AsManager("POST", $"{purge.Location}/stop")).Json.GetProperty("state").GetString());
        Assert.Equal("succeeded", (await host.EndedJobAsync(purge.Location!)).GetProperty("state").GetString());
        Assert.Equal("409 not-ready", (await AsManager("POST", $"{purge.Location}/stop")).Said);
        var upgrade = await AsManager("POST", $"{Project}/upgrade");
        Assert.Equal("upgrade-nothing", (await host.EndedJobAsync(upgrade.Location!)).GetProperty("sentence").GetProperty("code").GetString());
        Assert.Equal(2, (await AsManager("GET", $"{Project}/jobs")).Json.GetProperty("total").GetInt32());

        // Everything goes again.
        var revision = (await AsManager("GET", $"{Project}/users/acme-edi")).ETag;
        Assert.Equal("409 in-use", (await AsManager("DELETE", $"{Project}/buckets/invoices", null, "If-Match: \"3\"")).Said);
        await host.EndedAsync(await AsManager("DELETE", $"{Project}/users/acme-edi", null, $"If-Match: {revision}"));
        await host.EndedAsync(await AsManager("DELETE", $"{Project}/buckets/invoices?files=keep", null, "If-Match: \"3\""));
        Assert.Equal("409 in-use", (await host.AskAsync(ApiHost.Admin, "DELETE", Project, null, "If-Match: \"3\"")).Said);
        var closing = await host.AskAsync(ApiHost.Admin, "DELETE", $"{Project}?keptBuckets=leave", null, "If-Match: \"3\"");
        Assert.Equal("succeeded", (await host.EndedAsync(closing)).GetProperty("state").GetString());
        Assert.Equal("404 not-found", (await AsManager("GET", Project)).Said);
        Assert.Equal("200", (await host.AskAsync(ApiHost.Admin, "GET", $"{Project}/operations")).Said);
    }

    private static async Task<(string Said, string? State)> StateAsync(Task<Reply> asked)
    {
        var reply = await asked;
        return (reply.Said, reply.Json.GetProperty("state").GetString());
    }
}
