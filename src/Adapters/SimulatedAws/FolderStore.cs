using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// A folder that a person can read: <c>{account}/account.json</c>, and for each stack <c>{account}/{region}/{name}.{id}.json</c> with
/// its template, exactly as submitted, in <c>{name}.{id}.v{n}.template.json</c> beside it (two while an update runs). A file is
/// replaced as a whole or not at all. <c>under-way.json</c> says where a new start has to look; all else is read when it is asked for.
/// </summary>
internal sealed class FolderStore : SimulationStore
{
    private const string StackEnd = ".json";
    private const string TemplateEnd = ".template.json";
    private const string Unfinished = ".tmp";
    private const string AccountFile = "account.json";
    private const string UnderWayFile = "under-way.json";
    private const int ShortId = 8;

    /// <summary>For people to read: nothing of it ends up in a web page, so only what JSON itself demands is escaped.</summary>
    private static readonly SimulationJson Json = new(new JsonSerializerOptions(SimulationJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    });

    private readonly string root;
    private readonly HashSet<string> tidied = new(StringComparer.Ordinal);

    /// <summary>Folders of the stacks that are under way, by stack.</summary>
    private readonly Dictionary<string, string> underWay = new(StringComparer.Ordinal);

    /// <summary>Folders that <c>under-way.json</c> names.</summary>
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);

    public FolderStore(string root)
    {
        this.root = Path.GetFullPath(root);
        Directory.CreateDirectory(this.root);
        File.Delete(Path.Combine(this.root, UnderWayFile + Unfinished));
        foreach (var account in Accounts())
            File.Delete(Path.Combine(this.root, account, AccountFile + Unfinished));
    }

    internal override bool Keeps => true;

    internal override IEnumerable<string> Accounts() => Folders(root, name => AccountId.Check(name).Accepted);

    internal override AccountState? FindAccount(string account)
    {
        var path = Path.Combine(root, account, AccountFile);
        return File.Exists(path) ? Read(path, Json.AccountState, read => Check(read, account)) : null;
    }

    internal override IEnumerable<StackPlace> Places(string account) =>
        Directory.Exists(Path.Combine(root, account))
            ? Folders(Path.Combine(root, account), name => Region.Check(name).Accepted)
                .Select(region => new StackPlace(AccountId.Parse(account), Region.Parse(region)))
            : [];

    // A folder that does not say it is looked through as a whole, once.
    internal override IEnumerable<StackPlace> PlacesUnderWay() =>
        Marks()?.Select(Place).OfType<StackPlace>() ?? Accounts().SelectMany(Places);

    internal override void TakenUp() => Mark();

    internal override IReadOnlyList<ListedStack> List(StackPlace place)
    {
        var folder = FolderOf(place);
        if (!Directory.Exists(folder))
            return [];
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList();
        var stacks = files.Where(IsStack).Select(path => (Path: path, Stack: ReadHead(path))).ToList();
        if (tidied.Add(folder))
            RemoveLeftovers(files, stacks);
        return [.. stacks.Select(s => s.Stack)];
    }

    internal override StackState? Find(string stackId)
    {
        if (PathOf(stackId) is not { } path || !File.Exists(path)
            || Read(path, Json.StackState, stack => Complete(stack, path)) is not { } found || found.Id != stackId)
        {
            return null;
        }

        if (found.Run is not null)
            underWay[found.Id] = Path.GetDirectoryName(path)!;
        return found;
    }

    internal override void Save(StackState stack)
    {
        var path = PathOf(stack.Id)!;
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        if (stack.Run is not null)
        {
            underWay[stack.Id] = folder;
            if (!marked.Contains(folder))
                Mark();
        }

        StackInput[] inputs = stack.Run?.Next is { } next ? [stack.Input, next] : [stack.Input];
        foreach (var input in inputs)
        {
            if (stack.SavedTemplates.Contains(input.Version))
                continue;
            Write(TemplatePath(path, input.Version), file => file.Write(Encoding.UTF8.GetBytes(input.Template)));
            stack.SavedTemplates.Add(input.Version);
        }

        Write(path, file => JsonSerializer.Serialize(file, stack, Json.StackState));
        if (stack.Run is null)
            underWay.Remove(stack.Id);

        // Only now nothing refers to the older ones any more.
        foreach (var old in stack.SavedTemplates.Where(v => !Array.Exists(inputs, i => i.Version == v)).ToList())
        {
            File.Delete(TemplatePath(path, old));
            stack.SavedTemplates.Remove(old);
        }
    }

    internal override void Save(AccountState account)
    {
        var path = Path.Combine(root, account.Account, AccountFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, file => JsonSerializer.Serialize(file, account, Json.AccountState));
    }

    internal override void Remove(StackHead stack)
    {
        var path = PathOf(stack.Id)!;
        File.Delete(path);
        foreach (var version in stack.Versions)
            File.Delete(TemplatePath(path, version));
    }

    private static IEnumerable<string> Folders(string folder, Func<string, bool> belongs) =>
        Directory.EnumerateDirectories(folder).Select(f => Path.GetFileName(f)).Where(belongs).Order(StringComparer.Ordinal);

    private static bool IsTemplate(string path) => path.EndsWith(TemplateEnd, StringComparison.Ordinal);

    private static bool IsStack(string path) => path.EndsWith(StackEnd, StringComparison.Ordinal) && !IsTemplate(path);

    private static string TemplatePath(string stackPath, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{stackPath[..^StackEnd.Length]}.v{version}{TemplateEnd}");

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

        throw new InvalidDataException(Damage(path, why));
    }

    private static string Damage(string path, string why) =>
        $"The simulated AWS cannot read its file {path} ({why}). Move this file out of the folder, with the templates that begin with "
        + "its name, and start again: what it describes is then unknown to the simulation.";

    private static string? Check(AccountState account, string folder) =>
        account.Account != folder ? "it belongs to another account"
        : account.Kept.Find(k => ResourceTypes.Find(k.Type) is null || !Region.Check(k.Region).Accepted) is { } strange
            ? $"{strange.Type} in {strange.Region} is not known"
            : null;

    /// <summary>What a process that died left: files that it had not written to their end, and templates that nothing refers to.</summary>
    private static void RemoveLeftovers(List<string> files, List<(string Path, ListedStack Stack)> stacks)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, stack) in stacks)
        {
            // Of a stack that cannot be read nobody knows which of its templates it wants.
            wanted.UnionWith(stack.Head is { } head
                ? head.Versions.Select(v => TemplatePath(path, v))
                : files.Where(f => f.StartsWith(path[..^StackEnd.Length] + ".v", StringComparison.Ordinal)));
        }

        // The number of such a template is given to the next one, which may say something else.
        foreach (var leftover in files.Where(f => f.EndsWith(Unfinished, StringComparison.Ordinal) || (IsTemplate(f) && !wanted.Contains(f))))
            File.Delete(leftover);
    }

    private static string? Strange(IEnumerable<string> types) =>
        types.FirstOrDefault(t => ResourceTypes.Find(t) is null) is { } strange ? $"resources of type {strange} are not known" : null;

    private static StackPlace? Place(string mark) =>
        mark.Split('/') is [var account, var region] && AccountId.Check(account) is { Accepted: true } of && Region.Check(region) is { Accepted: true } at
            ? new StackPlace(of.Value, at.Value)
            : null;

    private ListedStack ReadHead(string path)
    {
        var name = Path.GetFileName(path).Split('.')[0];
        try
        {
            var head = Read(path, Json.StackHead, read =>
                IsOf(path, read.Id, read.Name, read.Account, read.Region) ?? Strange(read.Resources.Select(r => r.Type)));
            return new ListedStack(name, head, null);
        }
        catch (InvalidDataException damage)
        {
            return new ListedStack(name, null, damage.Message);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new ListedStack(name, null, Damage(path, trouble.Message));
        }
    }

    /// <summary>Fetches the templates; a text when the file cannot be what it claims to be.</summary>
    private string? Complete(StackState stack, string path)
    {
        if ((IsOf(path, stack.Id, stack.Name, stack.Account, stack.Region) ?? Strange(stack.Existing.Select(r => r.Type))) is { } wrong)
            return wrong;
        StackInput[] inputs = stack.Run?.Next is { } next ? [stack.Input, next] : [stack.Input];
        foreach (var input in inputs)
        {
            input.Template = File.ReadAllText(TemplatePath(path, input.Version));
            _ = input.Parsed;
            stack.SavedTemplates.Add(input.Version);
        }

        return null;
    }

    // The name becomes part of paths: one that does not lead back to this file is not followed.
    private string? IsOf(string path, string id, string name, string account, string region) =>
        PathOf(id) == path && id.StartsWith($"arn:aws:cloudformation:{region}:{account}:stack/{name}/", StringComparison.Ordinal)
            ? null
            : "its name does not fit what is in it";

    private List<string>? Marks()
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(root, UnderWayFile));
            return JsonSerializer.Deserialize(file, Json.MarkedPlaces)?.Places;
        }
        catch (Exception absent) when (absent is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A place is named before anything begins there; when all is at rest again it goes with the next that is named.</summary>
    private void Mark()
    {
        var folders = underWay.Values.ToHashSet(StringComparer.Ordinal);
        if (folders.SetEquals(marked) && File.Exists(Path.Combine(root, UnderWayFile)))
            return;
        var places = folders.Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);
        Write(Path.Combine(root, UnderWayFile), file => JsonSerializer.Serialize(file, new MarkedPlaces([.. places]), Json.MarkedPlaces));
        marked.Clear();
        marked.UnionWith(folders);
    }

    private string FolderOf(StackPlace place) => Path.Combine(root, place.Account.ToString(), place.Region.ToString());

    /// <summary>Null: no stack can have this id.</summary>
    private string? PathOf(string stackId) =>
        stackId.Split(':', '/') is ["arn", "aws", "cloudformation", var region, var account, "stack", var name, { Length: >= ShortId } id]
            && Place($"{account}/{region}") is { } place
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            && id.Take(ShortId).All(char.IsAsciiHexDigit)
                ? Path.Combine(FolderOf(place), $"{name}.{id[..ShortId]}{StackEnd}")
                : null;
}
