using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// A template as CloudFormation reads it: checked as a whole, its resources in an order in which they can be made.
/// Throws <see cref="TemplateFault"/> with CloudFormation's text. Conditions, mappings, rules, transforms and imports are refused:
/// the product uses none, and a simulation that skipped them would be wrong silently.
/// </summary>
internal sealed partial class CloudTemplate
{
    private const int MaxResources = 500;
    private const int MaxParameters = 200;
    private const int MaxOutputs = 200;
    private const int MaxDescription = 1_024;
    private const int MaxParameterBytes = 4_096;

    private static readonly string[] Sections =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Resources", "Outputs"];

    private static readonly string[] NotSimulated = ["Conditions", "Mappings", "Rules", "Transform", "Hooks"];

    private static readonly string[] ResourceKeys =
        ["Type", "Properties", "Metadata", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy"];

    private static readonly string[] Policies = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];

    private readonly Dictionary<string, JsonObject> parameters = new(StringComparer.Ordinal);
    private readonly JsonObject outputs;

    private CloudTemplate(JsonObject root)
    {
        foreach (var (section, _) in root)
        {
            if (NotSimulated.Contains(section))
                throw new TemplateFault($"The simulated CloudFormation does not know the template section {section}");
            if (!Sections.Contains(section))
                throw new TemplateFault($"Invalid template property or properties [{section}]");
        }

        if (root["AWSTemplateFormatVersion"] is { } version && Text(version) != "2010-09-09")
            throw new TemplateFault(
                $"Template format error: {version.ToJsonString()} is not a supported value for AWSTemplateFormatVersion.");
        if (root["Description"] is { } description && Encoding.UTF8.GetByteCount(Text(description) ?? string.Empty) > MaxDescription)
            throw new TemplateFault("Template format error: 'Description' length is greater than 1024.");

        foreach (var (name, declared) in Section(root, "Parameters"))
            parameters[name] = declared as JsonObject
                ?? throw new TemplateFault($"Template format error: [/Parameters/{name}] is not an object");
        if (parameters.Count > MaxParameters)
            throw TooMany("parameters", parameters.Count, MaxParameters);

        var declaredResources = Section(root, "Resources");
        if (declaredResources.Count == 0)
            throw new TemplateFault("Template format error: At least one Resources member must be defined.");
        if (declaredResources.Count > MaxResources)
            throw TooMany("resources", declaredResources.Count, MaxResources);

        outputs = Section(root, "Outputs");
        if (outputs.Count > MaxOutputs)
            throw TooMany("outputs", outputs.Count, MaxOutputs);

        Resources = InOrder([.. declaredResources.Select(r => ReadResource(r.Key, r.Value))]);
        var unknown = Resources.Select(r => r.Type).Where(t => ResourceTypes.Find(t) is null).Distinct().ToList();
        if (unknown.Count > 0)
            throw new TemplateFault($"Template format error: Unrecognized resource types: [{string.Join(", ", unknown)}]");
        CheckReferences();
    }

    /// <summary>Each after those that it needs.</summary>
    public IReadOnlyList<TemplateResource> Resources { get; }

    public static CloudTemplate Parse(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return JsonNode.Parse(text, documentOptions: options) is JsonObject root
                ? new CloudTemplate(root)
                : throw new TemplateFault("Template format error: unsupported structure.");
        }
        catch (JsonException malformed)
        {
            throw new TemplateFault(
                "Template format error: JSON not well-formed. "
                + $"(line {malformed.LineNumber + 1}, column {malformed.BytePositionInLine + 1})");
        }
    }

    /// <summary>The parameters' values: those given, else the defaults.</summary>
    public IReadOnlyDictionary<string, string> Bind(IReadOnlyDictionary<string, string> given)
    {
        var strangers = given.Keys.Where(k => !parameters.ContainsKey(k)).ToList();
        if (strangers.Count > 0)
            throw new TemplateFault($"Parameters: [{string.Join(", ", strangers)}] do not exist in the template");

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var (name, declared) in parameters)
        {
            if (given.TryGetValue(name, out var value) || (value = Text(declared["Default"])) is not null)
                values[name] = Checked(name, declared, value);
            else
                missing.Add(name);
        }

        return missing.Count == 0 ? values : throw new TemplateFault($"Parameters: [{string.Join(", ", missing)}] must have values");
    }

    /// <summary>A parameter's value as <c>Ref</c> gives it: text, or a list for the list types. Null: there is no such parameter.</summary>
    public JsonNode? ParameterValue(string name, IReadOnlyDictionary<string, string> values) =>
        !parameters.TryGetValue(name, out var declared) ? null
        : TypeOf(declared) == "String" || TypeOf(declared) == "Number" ? JsonValue.Create(values[name])
        : new JsonArray([.. values[name].Split(',').Select(v => JsonValue.Create(v.Trim()))]);

    /// <summary>The outputs' values, once every resource is there.</summary>
    public SortedDictionary<string, string> Evaluate(Intrinsics intrinsics)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, output) in outputs)
            values[name] = Intrinsics.AsText(intrinsics.Resolve(output!["Value"]));
        return values;
    }

    /// <summary>
    /// What an update is compared by: resources with their metadata, and outputs, with the parameters' values in place. Descriptions,
    /// the template's own metadata and the names of parameters are not in it.
    /// </summary>
    public JsonObject Comparable(IReadOnlyDictionary<string, string> values)
    {
        var intrinsics = new Intrinsics(name => ParameterValue(name, values), (_, _) => null);
        var resources = new JsonObject();
        foreach (var resource in Resources)
        {
            resources[resource.LogicalId] = new JsonObject
            {
                ["Type"] = resource.Type,
                ["Properties"] = intrinsics.Resolve(resource.Properties),
                ["Metadata"] = resource.Metadata?.DeepClone(),
                ["DeletionPolicy"] = resource.DeletionPolicy,
                ["UpdateReplacePolicy"] = resource.UpdateReplacePolicy,
            };
        }

        var shown = new JsonObject();
        foreach (var (name, output) in outputs)
            shown[name] = intrinsics.Resolve(output!["Value"]);
        return new JsonObject { [nameof(Resources)] = resources, ["Outputs"] = shown };
    }

    [GeneratedRegex("^[a-zA-Z0-9]{1,255}$")]
    private static partial Regex LogicalId();

    private static TemplateFault TooMany(string what, int given, int most) =>
        new($"Template format error: Number of {what}, {given}, is greater than maximum allowed, {most}");

    private static TemplateFault Unresolved(IEnumerable<string> names, string block) => new(
        $"Template format error: Unresolved resource dependencies [{string.Join(", ", names)}] in the {block} block of the template");

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString();

    private static string TypeOf(JsonObject parameter) => Text(parameter["Type"]) ?? string.Empty;

    private static JsonObject Section(JsonObject root, string name) => root[name] switch
    {
        null => [],
        JsonObject section => section,
        _ => throw new TemplateFault($"Template format error: {name} section must be an object."),
    };

    private static string Checked(string name, JsonObject declared, string value)
    {
        if (TypeOf(declared) is not ("String" or "Number" or "CommaDelimitedList"))
            throw new TemplateFault($"Template format error: Unrecognized parameter type: {TypeOf(declared)}");
        if (Encoding.UTF8.GetByteCount(value) > MaxParameterBytes)
            throw new TemplateFault($"Parameter '{name}' must contain at most {MaxParameterBytes} characters");
        if (Number(name, declared, "MinLength") is { } min && value.Length < min)
            throw new TemplateFault($"Parameter '{name}' must contain at least {min} characters");
        if (Number(name, declared, "MaxLength") is { } max && value.Length > max)
            throw new TemplateFault($"Parameter '{name}' must contain at most {max} characters");
        if (declared["AllowedValues"] is JsonArray allowed && !allowed.Any(a => Text(a) == value))
            throw new TemplateFault($"Parameter '{name}' must be one of AllowedValues");
        if (Text(declared["AllowedPattern"]) is { } pattern && !Matches(value, pattern))
            throw new TemplateFault($"Parameter '{name}' must match pattern {pattern}");
        return value;
    }

    private static int? Number(string parameter, JsonObject declared, string key) =>
        declared[key] is not { } given ? null
        : int.TryParse(Text(given), CultureInfo.InvariantCulture, out var number) ? number
        : throw new TemplateFault($"Template format error: {key} of parameter {parameter} is not a number");

    private static bool Matches(string value, string pattern)
    {
        try
        {
            return Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.NonBacktracking);
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            throw new TemplateFault($"Template format error: {pattern} is not a pattern that can be used");
        }
    }

    private static TemplateResource ReadResource(string logicalId, JsonNode? body)
    {
        if (!LogicalId().IsMatch(logicalId))
            throw new TemplateFault($"Template format error: Resource name {logicalId} is non alphanumeric.");
        if (body is not JsonObject declared)
            throw new TemplateFault("Template format error: Any Resources member must be an object.");
        foreach (var (key, value) in declared)
        {
            if (!ResourceKeys.Contains(key))
                throw new TemplateFault($"Invalid template resource property '{key}'");
            if (FindNull(value) is { } below)
                throw new TemplateFault($"[/Resources/{logicalId}/{key}{below}] 'null' values are not allowed in templates");
        }

        if (Text(declared["Type"]) is not { Length: > 0 } type)
            throw new TemplateFault($"Template format error: [/Resources/{logicalId}] Every Resources object must contain a Type member.");
        var properties = declared["Properties"] switch
        {
            null => [],
            JsonObject given => given,
            _ => throw new TemplateFault($"Template format error: [/Resources/{logicalId}/Properties] is not an object"),
        };
        if (IsDynamic(properties))
            throw new TemplateFault("The simulated CloudFormation does not know dynamic references ({{resolve:…}})");

        var after = new SortedSet<string>(StringComparer.Ordinal);
        Intrinsics.CollectReferences(properties, after);
        var needed = declared["DependsOn"] switch
        {
            null => [],
            JsonArray several => several.Select(d => Text(d) ?? string.Empty),
            var one => [Text(one) ?? string.Empty],
        };
        after.UnionWith(needed);
        return new TemplateResource(
            logicalId, type, properties, declared["Metadata"], after,
            Policy(declared, "DeletionPolicy", logicalId), Policy(declared, "UpdateReplacePolicy", logicalId));
    }

    private static string Policy(JsonObject declared, string key, string logicalId) => Text(declared[key]) switch
    {
        null => "Delete",
        var policy when Policies.Contains(policy) => policy,
        var policy => throw new TemplateFault($"Template format error: Unrecognized {key} {policy} for resource {logicalId}"),
    };

    /// <summary>Where in it the first null stands, as the end of a path; null: nowhere.</summary>
    private static string? FindNull(JsonNode? node)
    {
        switch (node)
        {
            case null:
                return string.Empty;
            case JsonObject body:
                foreach (var (key, value) in body)
                {
                    if (FindNull(value) is { } below)
                        return $"/{key}{below}";
                }

                return null;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (FindNull(items[i]) is { } below)
                        return $"/{i}{below}";
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>AWS would replace something in it by a secret or a parameter that the simulation does not have.</summary>
    private static bool IsDynamic(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject body:
                foreach (var (key, value) in body)
                {
                    if (IsDynamic(key) || IsDynamic(value))
                        return true;
                }

                return false;
            case JsonArray items:
                foreach (var item in items)
                {
                    if (IsDynamic(item))
                        return true;
                }

                return false;
            default:
                return node is JsonValue plain && plain.TryGetValue<string>(out var text) && IsDynamic(text);
        }
    }

    private static bool IsDynamic(string text) => text.Contains("{{resolve:", StringComparison.Ordinal);

    private static List<TemplateResource> InOrder(List<TemplateResource> declared)
    {
        var waiting = new List<TemplateResource>(declared);
        var names = declared.Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<TemplateResource>(declared.Count);
        while (waiting.Count > 0)
        {
            // What is no resource is a parameter or nothing at all, which CheckReferences tells.
            var ready = waiting.FindAll(r => r.After.All(a => placed.Contains(a) || !names.Contains(a)));
            if (ready.Count == 0)
                throw new TemplateFault($"Circular dependency between resources: [{string.Join(", ", waiting.Select(r => r.LogicalId))}]");
            ordered.AddRange(ready);
            placed.UnionWith(ready.Select(r => r.LogicalId));
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    private void CheckReferences()
    {
        var byName = Resources.ToDictionary(r => r.LogicalId, StringComparer.Ordinal);
        var unresolved = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in Resources)
        {
            unresolved.UnionWith(resource.After.Where(a => !byName.ContainsKey(a) && !parameters.ContainsKey(a)));
            resource.After.RemoveWhere(a => !byName.ContainsKey(a));
            CheckAttributes(resource.Properties, byName);
        }

        if (unresolved.Count > 0)
            throw Unresolved(unresolved, nameof(Resources));

        foreach (var (name, output) in outputs)
        {
            if (output is not JsonObject { } body || body["Value"] is not { } value)
                throw new TemplateFault($"Template format error: Output {name} is malformed. The Value field is required.");
            var used = new SortedSet<string>(StringComparer.Ordinal);
            Intrinsics.CollectReferences(value, used);
            unresolved.UnionWith(used.Where(a => !byName.ContainsKey(a) && !parameters.ContainsKey(a)));
            CheckAttributes(value, byName);
        }

        if (unresolved.Count > 0)
            throw Unresolved(unresolved, "Outputs");
    }

    private static void CheckAttributes(JsonNode node, Dictionary<string, TemplateResource> byName)
    {
        foreach (var (resource, attribute) in Intrinsics.AttributesUsed(node))
        {
            if (!byName.TryGetValue(resource, out var named))
                throw new TemplateFault($"Template error: instance of Fn::GetAtt references undefined resource {resource}");
            if (!ResourceTypes.Find(named.Type)!.Attributes.Contains(attribute))
                throw new TemplateFault($"Template error: resource {resource} does not support attribute type {attribute} in Fn::GetAtt");
        }
    }
}
