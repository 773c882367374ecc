using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Core.Projects;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>
/// A folder that a person can read: <c>{account}/account.json</c>, and for each stack <c>{account}/{region}/{name}.{id}.json</c> with
/// its template, exactly as submitted, in <c>{name}.{id}.v{n}.template.json</c> beside it (two while an update runs). A file is
/// replaced as a whole or not at all.
/// </summary>
internal sealed class FolderStore : SimulationStore
{
    private const string TemplateEnd = ".template.json";
    private const string Unfinished = ".tmp";
    private const string AccountFile = "account.json";
    private const int ShortId = 8;

    /// <summary>For people to read: nothing of it ends up in a web page, so only what JSON itself demands is escaped.</summary>
    private static readonly SimulationJson Json = new(new JsonSerializerOptions(SimulationJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    });

    private readonly string root;

    /// <summary>Templates that lie in the folder, by stack.</summary>
    private readonly Dictionary<string, HashSet<int>> templates = new(StringComparer.Ordinal);

    public FolderStore(string root)
    {
        this.root = Path.GetFullPath(root);
        Directory.CreateDirectory(this.root);
        foreach (var leftover in Directory.EnumerateFiles(this.root, "*" + Unfinished, SearchOption.AllDirectories).ToList())
            File.Delete(leftover);
    }

    internal override IEnumerable<AccountState> LoadAccounts()
    {
        foreach (var folder in Folders(root, name => AccountId.Check(name).Accepted))
        {
            var path = Path.Combine(folder, AccountFile);
            if (File.Exists(path))
                yield return Read(path, Json.AccountState, account => Check(account, folder));
        }
    }

    internal override IEnumerable<StackState> LoadStacks()
    {
        foreach (var account in Folders(root, name => AccountId.Check(name).Accepted))
        {
            foreach (var region in Folders(account, name => Region.Check(name).Accepted))
            {
                var stacks = Directory.EnumerateFiles(region, "*.json").Where(f => !f.EndsWith(TemplateEnd, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal).ToList();
                RemoveTemplatesWithout(stacks, region);
                foreach (var path in stacks)
                    yield return Read(path, Json.StackState, stack => Complete(stack, path));
            }
        }
    }

    internal override void Save(StackState stack)
    {
        var path = PathOf(stack);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!templates.TryGetValue(stack.Id, out var there))
            templates.Add(stack.Id, there = []);
        StackInput[] inputs = stack.Run?.Next is { } next ? [stack.Input, next] : [stack.Input];
        foreach (var input in inputs)
        {
            if (there.Contains(input.Version))
                continue;
            Write(TemplatePath(path, input.Version), file => file.Write(Encoding.UTF8.GetBytes(input.Template)));
            there.Add(input.Version);
        }

        Write(path, file => JsonSerializer.Serialize(file, stack, Json.StackState));

        // Only now nothing refers to the older ones any more.
        foreach (var old in there.Where(v => !Array.Exists(inputs, i => i.Version == v)).ToList())
        {
            File.Delete(TemplatePath(path, old));
            there.Remove(old);
        }
    }

    internal override void Save(AccountState account)
    {
        var path = Path.Combine(root, account.Account, AccountFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, file => JsonSerializer.Serialize(file, account, Json.AccountState));
    }

    internal override void Remove(StackState stack)
    {
        var path = PathOf(stack);
        File.Delete(path);
        foreach (var version in templates.GetValueOrDefault(stack.Id) ?? [])
            File.Delete(TemplatePath(path, version));
        templates.Remove(stack.Id);
    }

    private static IEnumerable<string> Folders(string folder, Func<string, bool> belongs) =>
        Directory.EnumerateDirectories(folder).Where(f => belongs(Path.GetFileName(f))).Order(StringComparer.Ordinal);

    private static string TemplatePath(string stackPath, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{stackPath[..^".json".Length]}.v{version}{TemplateEnd}");

    private static void Write(string path, Action<FileStream> write)
    {
        var unfinished = path + Unfinished;
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static T Read<T>(string path, JsonTypeInfo<T> type, Func<T, string?> wrong)
    {
        string? why;
        try
        {
            using var file = File.OpenRead(path);
            var read = JsonSerializer.Deserialize(file, type);
            why = read is null ? "it is empty" : wrong(read);
            if (why is null)
                return read!;
        }
        catch (Exception damage) when (damage is JsonException or TemplateFault or FileNotFoundException)
        {
            why = damage.Message;
        }

        throw new InvalidDataException(
            $"The simulated AWS cannot read its file {path} ({why}). Move this file out of the folder, with the templates that begin with "
            + "its name, and start again: what it describes is then unknown to the simulation.");
    }

    private static string? Check(AccountState account, string folder) =>
        account.Account != Path.GetFileName(folder) ? "it belongs to another account"
        : account.Kept.Find(k => ResourceTypes.Find(k.Type) is null || !Region.Check(k.Region).Accepted) is { } strange
            ? $"{strange.Type} in {strange.Region} is not known"
            : null;

    /// <summary>Fetches the templates; a text when the file cannot be what it claims to be.</summary>
    private string? Complete(StackState stack, string path)
    {
        // The name becomes part of paths: one that does not lead back to this file is not followed.
        if (!AccountId.Check(stack.Account).Accepted || !Region.Check(stack.Region).Accepted
            || stack.Id.Split('/') is not [_, var name, { Length: >= ShortId }] || name != stack.Name || PathOf(stack) != path)
            return "its name does not fit what is in it";
        if (stack.Existing.FirstOrDefault(r => ResourceTypes.Find(r.Type) is null) is { } strange)
            return $"resources of type {strange.Type} are not known";

        StackInput[] inputs = stack.Run?.Next is { } next ? [stack.Input, next] : [stack.Input];
        foreach (var input in inputs)
        {
            input.Template = File.ReadAllText(TemplatePath(path, input.Version));
            _ = input.Parsed;
        }

        // A template that nothing refers to was written just before the program died, or not deleted any more: its number is given
        // to the next one, which may say something else.
        foreach (var template in TemplatesOf(path).Where(t => !Array.Exists(inputs, i => TemplatePath(path, i.Version) == t)))
            File.Delete(template);
        templates[stack.Id] = [.. inputs.Select(i => i.Version)];
        return null;
    }

    private static List<string> TemplatesOf(string stackPath) =>
    [
        .. Directory.EnumerateFiles(
            Path.GetDirectoryName(stackPath)!, $"{Path.GetFileName(stackPath)[..^".json".Length]}.v*{TemplateEnd}"),
    ];

    /// <summary>Of stacks whose creation was not written to its end, or whose removal was.</summary>
    private static void RemoveTemplatesWithout(List<string> stackPaths, string region)
    {
        var known = stackPaths.SelectMany(TemplatesOf).ToHashSet(StringComparer.Ordinal);
        foreach (var template in Directory.EnumerateFiles(region, "*" + TemplateEnd).Where(t => !known.Contains(t)).ToList())
            File.Delete(template);
    }

    private string PathOf(StackState stack) =>
        Path.Combine(root, stack.Account, stack.Region, $"{stack.Name}.{stack.Id[(stack.Id.LastIndexOf('/') + 1)..][..ShortId]}.json");
}
