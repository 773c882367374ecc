using System.Globalization;
using System.IO.Enumeration;
using System.Net;
using System.Text.Json.Nodes;

namespace BucketManager.Core.Tests.Templates.Meaning;

/// <summary>
/// A policy document as IAM judges it: actions, resources, and the condition operators that this program uses; another one throws.
/// Source: IAM user guide, policy evaluation logic and condition operators.
/// </summary>
internal sealed class Policy(JsonObject document)
{
    public static Policy AllowAll { get; } = new(JsonNode.Parse("""
        {"Version": "2012-10-17", "Statement": [{"Sid": "All", "Effect": "Allow", "Action": "*", "Resource": "*"}]}
        """)!.AsObject());

    public IReadOnlyList<JsonObject> Statements { get; } = [.. document["Statement"]!.AsArray().Select(s => s!.AsObject())];

    public bool Allows(Request request) => Statements.Any(s => Says(s, "Allow") && Applies(s, request));

    public bool Denies(Request request) => Statements.Any(s => Says(s, "Deny") && Applies(s, request));

    private static bool Says(JsonObject statement, string effect) => statement["Effect"]!.GetValue<string>() == effect;

    private static bool Applies(JsonObject statement, Request request)
    {
        var action = statement["NotAction"] is { } others
            ? !Texts(others).Any(a => IsLike(request.Action, a, ignoreCase: true))
            : Texts(statement["Action"]!).Any(a => IsLike(request.Action, a, ignoreCase: true));
        return action
            && Texts(statement["Resource"]!).Any(r => IsLike(request.Resource, r))
            && (statement["Condition"] is not JsonObject condition
                || condition.All(o => o.Value!.AsObject().All(k => Holds(o.Key, k.Key, Texts(k.Value!), request))));
    }

    private static bool Holds(string operation, string key, IReadOnlyList<string> values, Request request)
    {
        var given = request.Find(key);
        return operation switch
        {
            "Null" => values.Single() == (given is null ? "true" : "false"),
            "Bool" or "StringEquals" or "ArnEquals" => given is not null && values.Contains(given),
            "BoolIfExists" => given is null || values.Contains(given),
            "StringNotEquals" => given is null || !values.Contains(given),
            "StringLike" or "ArnLike" => given is not null && values.Any(v => IsLike(given, v)),
            "ArnNotLike" => given is null || !values.Any(v => IsLike(given, v)),
            "NotIpAddress" => given is null || !values.Any(v => IPNetwork.Parse(v).Contains(IPAddress.Parse(given))),
            "NumericLessThan" => given is not null && Number(given) < Number(values.Single()),
            "DateGreaterThanEquals" => given is not null && Time(given) >= Time(values.Single()),
            _ => throw new ArgumentException($"The condition operator {operation} is not known to this test."),
        };
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Texts(JsonNode node) =>
        node is JsonArray list ? [.. list.Select(i => i!.GetValue<string>())] : [node.GetValue<string>()];

    // A policy variable would make a pattern depend on who asks: none may ever stand there.
    private static bool IsLike(string text, string pattern, bool ignoreCase = false) => !pattern.Contains("${", StringComparison.Ordinal)
        ? FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase)
        : throw new ArgumentException($"A policy variable: {pattern}");
}
