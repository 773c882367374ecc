using System.Text.Json.Nodes;

namespace BucketManager.Story.Chapters;

internal sealed class TheTemplates : Chapter
{
    public override string Title => "The templates: hardened by construction, and the state itself";

    protected override async Task LiveAsync(Stage stage)
    {
        var manager = stage.Manager;
        string bucket = null!, user = null!;
        await Must("A bucket and a user, to look at what was applied for them", async () =>
        {
            bucket = await stage.BucketAsync("template", new { description = "Größe", retention = new { keepPreviousVersionsDays = 30 } });
            user = await stage.UserAsync("template", new[] { Stage.Grant(bucket, "in/", "deliver") });
        });

        async Task<JsonNode> TemplateAsync(string of)
        {
            var template = (await stage.ReadAsync($"/templates/{of}"));
            Expect.Equal("2010-09-09", template.Text("AWSTemplateFormatVersion"), "The format version");
            Expect.That(template.At("Resources") is JsonObject { Count: > 0 }, "There are no resources");
            Expect.That(template.At("Outputs").Has("OperationId"), "There is no output OperationId");
            return template;
        }

        await Sentence("The baseline holds a key that rotates, a log bucket and the boundary of all users", async () =>
        {
            var baseline = await TemplateAsync("baseline");
            Expect.That(OfType(baseline, "AWS::KMS::Key").Any(k => k.Flag("Properties.EnableKeyRotation")), "The key does not rotate");
            Expect.That(OfType(baseline, "AWS::S3::Bucket").Any(), "There is no log bucket");
            Expect.That(OfType(baseline, "AWS::IAM::ManagedPolicy").Any(), "There is no boundary");
            Expect.That(OfType(baseline, "AWS::Transfer::Server").Any(), "There is no SFTP server, though the project wants SFTP");
        });

        await Sentence("A bucket is closed to the public, encrypted with the project's key, versioned, and denies old TLS", async () =>
        {
            var template = await TemplateAsync($"bucket/{bucket}");
            var main = OfType(template, "AWS::S3::Bucket").Single();
            foreach (var wall in new[] { "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets" })
                Expect.That(main.Flag($"Properties.PublicAccessBlockConfiguration.{wall}"), $"{wall} is off");
            var encryption = main.At("Properties.BucketEncryption.ServerSideEncryptionConfiguration.0");
            Expect.Equal("aws:kms", encryption.Text("ServerSideEncryptionByDefault.SSEAlgorithm"), "The encryption");
            Expect.That(
                encryption.At("ServerSideEncryptionByDefault").Has("KMSMasterKeyID") && encryption.Flag("BucketKeyEnabled"),
                "The key is not the project's");
            Expect.Equal("Enabled", main.Text("Properties.VersioningConfiguration.Status"), "Versioning");
            Expect.Equal("BucketOwnerEnforced", main.Text("Properties.OwnershipControls.Rules.0.ObjectOwnership"), "The ownership");
            Expect.That(main.Has("DeletionPolicy"), "A deleted stack would take the files along");
            Expect.Equal("Größe", main.Text("Metadata.BucketManager.spec.description"), "The record's description");
            Expect.Equal(30, main.Number("Metadata.BucketManager.spec.retention.keepPreviousVersionsDays"), "The record's retention");

            var statements = OfType(template, "AWS::S3::BucketPolicy").Single().Items("Properties.PolicyDocument.Statement");
            Expect.That(statements.All(s => s.Text("Effect") == "Deny"), "The bucket's policy allows something: users own their grants");
            foreach (var key in new[] { "aws:SecureTransport", "s3:TlsVersion" })
                Expect.That(statements.Any(s => s.ToJsonString().Contains(key, StringComparison.Ordinal)), $"Nothing is denied by {key}");
        });

        await Sentence("A user has a boundary, nothing inline, and its grants in a managed policy of its group", async () =>
        {
            var template = await TemplateAsync($"user/{user}");
            var main = OfType(template, "AWS::IAM::User").Single();
            Expect.That(main.At("Properties").Has("PermissionsBoundary"), "The user has no boundary");
            Expect.That(
                !main.At("Properties").Has("Policies") && !main.At("Properties").Has("ManagedPolicyArns"),
                "Something sits on the user itself");
            Expect.That(
                OfType(template, "AWS::IAM::ManagedPolicy").Any(p => p.ToJsonString().Contains("s3:PutObject", StringComparison.Ordinal)),
                "Nobody may deliver");
            Expect.That(!template.ToJsonString().Contains("AWS::IAM::AccessKey", StringComparison.Ordinal), "A key stands in the template");
        });

        await Sentence("What is not applied has no template", async () =>
        {
            (await manager.GetAsync($"{stage.Home}/templates/bucket/nothing")).Refused(404, "not-found");
            (await manager.GetAsync($"{stage.Home}/templates/nothing")).Refused(404, "not-found");
        });

        await Sentence("The protections of the account are findings, each in a sentence", async () =>
        {
            var protections = (await stage.ReadAsync("/protections"));
            protections.Time("checkedAt");
            var items = protections.Items();
            Expect.That(items.Count > 0, "Nothing was found");
            foreach (var item in items)
            {
                item.IsSentence("sentence");
                Expect.That(
                    item.Text("state") is "on" or "off" or "unknown" && item.Text("code").Length > 0,
                    $"A finding is {item.ToJsonString()}");
            }
        });

        await Sentence("Rebuilt from the templates, spec, status and revision come out the same", async () =>
        {
            var before = await SeenAsync(stage);
            var rebuilt = (await manager.PostAsync($"{stage.Home}/rebuild")).Is(200).Json;
            Expect.That(rebuilt.Number("read") >= before.Count, $"Only {rebuilt.Number("read")} stacks were read");
            Expect.Equal("[]", rebuilt.At("differences")?.ToJsonString(), "The differences");
            Expect.Sequence(before, await SeenAsync(stage), "Everything, before and after");
        });
    }

    private static async Task<IReadOnlyList<string>> SeenAsync(Stage stage)
    {
        var things = new List<JsonNode> { (await stage.NowAsync()).Thing };
        foreach (var list in new[] { "buckets", "users" })
            things.AddRange((await stage.ReadAsync($"/{list}?pageSize=200")).Items());
        string[] parts = ["kind", "name", "status", "revision", "spec"];
        return [.. things.Select(t => string.Join(' ', parts.Select(p => t.At(p)!.ToJsonString())))];
    }

    private static IEnumerable<JsonNode> OfType(JsonNode template, string type) =>
        template.At("Resources")!.AsObject().Select(r => r.Value!).Where(r => r.Text("Type") == type);
}
