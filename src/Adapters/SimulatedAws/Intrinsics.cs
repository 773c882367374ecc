using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// CloudFormation's functions. What <paramref name="reference"/> and <paramref name="attribute"/> do not know (null) stays as it stands,
/// so that templates can be compared before their resources exist.
/// </summary>
internal sealed partial class Intrinsics(Func<string, JsonNode?> reference, Func<string, string, string?> attribute)
{
    private static readonly JsonValue NoValue = JsonValue.Create("AWS::NoValue");

    public JsonNode? Resolve(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject body when FunctionOf(body) is { } function:
                return Call(function.Name, function.Argument) ?? Within(body);
            case JsonObject body:
                return Within(body);
            case JsonArray items:
                return new JsonArray([.. items.Select(Resolve).Where(i => !ReferenceEquals(i, NoValue))]);
            default:
                return node?.DeepClone();
        }
    }

    public static string AsText(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => throw new TemplateFault("Template error: every value of Fn::Join, Fn::Sub and of an output must be a string"),
    };

    /// <summary>Names that <c>Ref</c>, <c>Fn::GetAtt</c> and <c>Fn::Sub</c> mention, without pseudo parameters.</summary>
    public static void CollectReferences(JsonNode? node, ISet<string> into)
    {
        var functions = Functions(node);
        foreach (var (name, argument) in functions)
        {
            if (name == "Ref" && AsText(argument) is var named && !IsPseudo(named))
                into.Add(named);
            if (name == "Fn::Sub")
                into.UnionWith(SubReferences(argument).Select(r => r.Split('.')[0]).Where(r => !IsPseudo(r)));
        }

        foreach (var (resource, _) in AttributesUsed(functions))
            into.Add(resource);
    }

    public static IEnumerable<(string Resource, string Attribute)> AttributesUsed(JsonNode? node) => AttributesUsed(Functions(node));

    private static IEnumerable<(string Resource, string Attribute)> AttributesUsed(List<(string Name, JsonNode? Argument)> functions)
    {
        foreach (var (name, argument) in functions)
        {
            if (name == "Fn::GetAtt")
                yield return AttributeName(argument);
            if (name == "Fn::Sub")
            {
                foreach (var used in SubReferences(argument).Where(r => r.Contains('.')))
                    yield return Halves(used);
            }
        }
    }

    [GeneratedRegex(@"\$\{(!?)([^}]*)\}")]
    private static partial Regex Place();

    private static bool IsPseudo(string name) => name.StartsWith("AWS::", StringComparison.Ordinal);

    private static (string Name, JsonNode? Argument)? FunctionOf(JsonObject body)
    {
        if (body.Count != 1)
            return null;
        var (key, value) = body.GetAt(0);
        return key == "Ref" || key.StartsWith("Fn::", StringComparison.Ordinal) ? (key, value) : null;
    }

    private static List<(string Name, JsonNode? Argument)> Functions(JsonNode? node)
    {
        var found = new List<(string, JsonNode?)>();
        Look(node);
        return found;

        void Look(JsonNode? at)
        {
            if (at is JsonObject body)
            {
                if (FunctionOf(body) is { } function)
                    found.Add(function);
                foreach (var (_, inner) in body)
                    Look(inner);
            }
            else if (at is JsonArray items)
            {
                foreach (var inner in items)
                    Look(inner);
            }
        }
    }

    private static (string Resource, string Attribute) AttributeName(JsonNode? argument) => argument switch
    {
        JsonArray { Count: 2 } pair => (AsText(pair[0]), AsText(pair[1])),
        JsonValue => Halves(AsText(argument)),
        _ => throw NoAttribute(),
    };

    private static (string Resource, string Attribute) Halves(string dotted)
    {
        var dot = dotted.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < dotted.Length - 1
            ? (dotted[..dot], dotted[(dot + 1)..])
            : throw NoAttribute();
    }

    private static TemplateFault NoAttribute() => new(
        "Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute");

    private static (string Pattern, JsonObject Own) SubArguments(JsonNode? argument) => argument switch
    {
        JsonArray { Count: 2 } pair when pair[1] is JsonObject own => (AsText(pair[0]), own),
        JsonValue => (AsText(argument), []),
        _ => throw new TemplateFault("Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments."),
    };

    private static IEnumerable<string> SubReferences(JsonNode? argument)
    {
        var (pattern, own) = SubArguments(argument);
        return Place().Matches(pattern).Where(m => m.Groups[1].Length == 0).Select(m => m.Groups[2].Value).Where(r => !own.ContainsKey(r));
    }

    private JsonObject Within(JsonObject body)
    {
        var resolved = new JsonObject();
        foreach (var (key, value) in body)
        {
            var inner = Resolve(value);
            if (!ReferenceEquals(inner, NoValue))
                resolved[key] = inner;
        }

        return resolved;
    }

    private JsonNode? Call(string name, JsonNode? argument)
    {
        switch (name)
        {
            case "Ref":
                return AsText(argument) == "AWS::NoValue" ? NoValue : reference(AsText(argument));
            case "Fn::GetAtt":
                var (resource, wanted) = AttributeName(argument);
                return attribute(resource, wanted) is { } value ? JsonValue.Create(value) : null;
            case "Fn::Join":
                return argument is JsonArray { Count: 2 } join
                    ? Joined(AsText(join[0]), Resolve(join[1]))
                    : throw new TemplateFault(
                        "Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings");
            case "Fn::Sub":
                return Substituted(argument);
            case "Fn::Select":
                return argument is JsonArray { Count: 2 } select && Resolve(select[1]) is JsonArray from
                    && int.TryParse(AsText(Resolve(select[0])), CultureInfo.InvariantCulture, out var index)
                    && index >= 0 && index < from.Count
                        ? from[index]?.DeepClone()
                        : throw new TemplateFault("Template error: Fn::Select cannot select nonexistent value");
            case "Fn::Split":
                return argument is JsonArray { Count: 2 } split
                    ? new JsonArray([.. AsText(Resolve(split[1])).Split(AsText(split[0])).Select(part => JsonValue.Create(part))])
                    : throw new TemplateFault("Template error: every Fn::Split object requires two parameters");
            case "Fn::Base64":
                return JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(AsText(Resolve(argument)))));
            default:
                throw new TemplateFault($"The simulated CloudFormation does not know the function {name}");
        }
    }

    private static JsonValue? Joined(string delimiter, JsonNode? parts)
    {
        if (parts is not JsonArray items)
            return null;

        // A part that is still a function leaves the whole as it stands.
        return items.All(i => i is JsonValue) ? JsonValue.Create(string.Join(delimiter, items.Select(AsText))) : null;
    }

    private JsonValue? Substituted(JsonNode? argument)
    {
        var (pattern, own) = SubArguments(argument);
        var open = false;
        var text = Place().Replace(pattern, place =>
        {
            var named = place.Groups[2].Value;
            if (place.Groups[1].Length > 0)
                return $"${{{named}}}";
            var found = own.TryGetPropertyValue(named, out var given) ? Resolve(given)
                : named.Contains('.') ? Call("Fn::GetAtt", JsonValue.Create(named))
                : reference(named);
            if (found is JsonValue)
                return AsText(found);
            open = true;
            return place.Value;
        });
        return open ? null : JsonValue.Create(text);
    }
}
