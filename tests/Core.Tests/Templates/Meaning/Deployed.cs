using System.Text.Json.Nodes;
using BucketManager.Domain.Templates;

namespace BucketManager.Core.Tests.Templates.Meaning;

/// <summary>A template with its intrinsic functions resolved, as if CloudFormation had made its resources.</summary>
internal sealed class Deployed
{
    public const string Account = "111122223333";
    public const string Region = "eu-west-1";

    private readonly JsonObject resources;
    private readonly IReadOnlyDictionary<string, string> parameters;

    public Deployed(Template template, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var root = JsonNode.Parse(template.Text)!.AsObject();
        this.parameters = parameters ?? new Dictionary<string, string>();
        resources = root["Resources"]!.AsObject();
        Outputs = root[nameof(Outputs)]!.AsObject().ToDictionary(o => o.Key, o => Text(Resolve(o.Value!["Value"]!)));
    }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IEnumerable<string> Ids => resources.Select(r => r.Key);

    public bool Has(string id) => resources.ContainsKey(id);

    public string Type(string id) => Text(resources[id]!["Type"]!);

    public string? DeletionPolicy(string id) => resources[id]!["DeletionPolicy"]?.GetValue<string>();

    /// <summary>A resource's properties, resolved.</summary>
    public JsonObject this[string id] => Resolve(resources[id]!["Properties"]!).AsObject();

    /// <summary>The documents of the managed policies that a resource of this stack refers to.</summary>
    public IEnumerable<JsonObject> ManagedPolicies(string id)
    {
        var wanted = this[id]["ManagedPolicyArns"]!.AsArray().Select(a => Text(a!)).ToList();
        return Ids
            .Where(i => Type(i) == "AWS::IAM::ManagedPolicy" && wanted.Contains(Ref(i)))
            .Select(i => this[i]["PolicyDocument"]!.AsObject());
    }

    private static string Text(JsonNode node) => node.GetValue<string>();

    private JsonNode Resolve(JsonNode node) => node switch
    {
        JsonObject { Count: 1 } map when map.First() is { Key: "Ref" } only => Ref(Text(only.Value!)),
        JsonObject { Count: 1 } map when map.First() is { Key: "Fn::GetAtt" } only =>
            Attribute(Text(only.Value![0]!), Text(only.Value[1]!)),
        JsonObject { Count: 1 } map when map.First() is { Key: "Fn::Join" } only =>
            string.Join(Text(only.Value![0]!), only.Value[1]!.AsArray().Select(p => Text(Resolve(p!)))),
        JsonObject { Count: 1 } map when map.First() is { Key: "Fn::Split" } only =>
            new JsonArray([.. Text(Resolve(only.Value![1]!)).Split(Text(only.Value[0]!)).Select(p => (JsonNode)p)]),
        JsonObject { Count: 1 } map when map.First() is { Key: "Fn::Sub" } only => only.Value![1]!.AsObject()
            .Aggregate(Text(only.Value[0]!),
                (text, name) => text.Replace($"${{{name.Key}}}", Text(Resolve(name.Value!)), StringComparison.Ordinal)),
        JsonObject map => new JsonObject(map.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Resolve(f.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(i => Resolve(i!))]),
        _ => node.DeepClone(),
    };

    private string Ref(string id)
    {
        if (id is "AWS::AccountId")
            return Account;
        if (id is "AWS::Region")
            return Region;
        if (parameters.TryGetValue(id, out var value))
            return value;
        return Type(id) switch
        {
            "AWS::S3::Bucket" when this[id].ContainsKey("BucketName") => Property(id, "BucketName"),
            "AWS::S3::Bucket" or "AWS::Logs::LogGroup" => $"bm-acme-baseline-{id}-0abcdefghijk".ToLowerInvariant(),
            "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::{Account}:policy{Property(id, "Path")}{Property(id, "ManagedPolicyName")}",
            "AWS::IAM::Group" => Property(id, "GroupName"),
            "AWS::IAM::User" => Property(id, "UserName"),
            "AWS::KMS::Key" => "12345678-1234-1234-1234-123456789012",
            var other => throw new ArgumentException($"Ref of a {other}"),
        };
    }

    private string Attribute(string id, string attribute) => (Type(id), attribute) switch
    {
        ("AWS::S3::Bucket", "Arn") => $"arn:aws:s3:::{Ref(id)}",
        ("AWS::IAM::User", "Arn") => $"arn:aws:iam::{Account}:user{Property(id, "Path")}{Ref(id)}",
        ("AWS::IAM::Role", "Arn") => $"arn:aws:iam::{Account}:role{Property(id, "Path")}{Property(id, "RoleName")}",
        ("AWS::KMS::Key", "Arn") => $"arn:aws:kms:{Region}:{Account}:key/{Ref(id)}",
        ("AWS::Transfer::Server", "ServerId") => "s-0123456789abcdef0",
        ("AWS::Logs::LogGroup", "Arn") => $"arn:aws:logs:{Region}:{Account}:log-group:{Ref(id)}:*",
        var other => throw new ArgumentException($"GetAtt {other}"),
    };

    private string Property(string id, string name) => Text(Resolve(resources[id]!["Properties"]![name]!));
}
