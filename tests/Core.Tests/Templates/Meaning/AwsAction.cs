using System.Text.Json;
using System.Text.RegularExpressions;

namespace BucketManager.Core.Tests.Templates.Meaning;

/// <summary>
/// An action of AWS: the resources that it is about, and the condition keys that its requests carry. Any other key is absent, whatever
/// a policy asks for. Source: AWS's service authorization reference; <c>actions.json</c> says how it is renewed.
/// </summary>
internal sealed class AwsAction
{
    private static readonly Dictionary<string, AwsAction> All = Read();

    private readonly List<Regex> resources;
    private readonly List<Regex> keys;

    private AwsAction(string name, IEnumerable<string> resources, IEnumerable<string> keys)
    {
        Name = name;
        this.resources = [.. resources.Select(Pattern)];
        this.keys = [.. keys.Select(Pattern)];
    }

    public string Name { get; }

    public static AwsAction Of(string name) => All.TryGetValue(name, out var action) ? action : throw new ArgumentException(
        $"{name} is not in the table of actions. Add it: node tests/hardening/actions.mjs {name}");

    /// <summary>The actions that a policy means.</summary>
    /// <param name="pattern">One action, which must be in the table, or all in the table that are like <c>s3:*</c>.</param>
    public static IEnumerable<AwsAction> Like(string pattern) => pattern.EndsWith('*')
        ? All.Values.Where(a => a.Name.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal))
        : [Of(pattern)];

    public bool Carries(string conditionKey) => keys.Exists(k => k.IsMatch(conditionKey));

    /// <summary>Whether the action can be about what a policy's resource or a request names.</summary>
    public bool IsAbout(string resource) => resource == "*" || resources.Exists(r => r.IsMatch(resource));

    private static Dictionary<string, AwsAction> Read()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Snapshots.Folder, "Meaning", "actions.json")));
        var ofEveryAction = Texts(table.RootElement.GetProperty("globalConditionKeys"));
        return table.RootElement.GetProperty("actions").EnumerateObject().ToDictionary(
            a => a.Name,
            a => new AwsAction(
                a.Name, Texts(a.Value.GetProperty("resources")), ofEveryAction.Concat(Texts(a.Value.GetProperty("conditionKeys")))));
    }

    private static List<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString()!)];

    // The reference writes ${Name} and <key> for what differs. Only objects, paths and keys of a context have slashes or colons in it.
    private static Regex Pattern(string text) => new(
        "^" + string.Concat(Regex.Split(text, @"(\$\{\w+\}|<\w+>)").Select(part => part switch
        {
            "${ObjectName}" or "${UserNameWithPath}" or "${RoleNameWithPath}" or "${EncryptionContextKey}" => ".+",
            ['$', '{', ..] => "[^/:]*",
            ['<', ..] => ".+",
            _ => Regex.Escape(part),
        })) + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
