using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BucketManager.Architecture.Tests;

/// <summary>The rooms (namespaces) of Core in their order, and which type of which room uses which of another.</summary>
internal static class Rooms
{
    /// <summary>A room may use only those above it.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "Domain.Basics",
        "Domain.People",
        "Domain.Things",
        "Domain.Projects",
        "Domain.Buckets",
        "Domain.Grants",
        "Domain.Credentials",
        "Domain.Users",
        "Domain.Handovers",
        "Domain.Records",
        "Domain.Sentences",
        "Domain.Templates",
        "Application.Mirror.Jobs",
        "Application.Mirror.Operations",
        "Application.Mirror.Things",
        "Application.Mirror.Commits",
        "Application.Mirror",
        "Application.Ports",
        "Application.Reading.Views",
        "Application.Reading.Attention",
        "Application.Reading.Live",
        "Application.Reading",
        "Application.WriteLoop",
        "Application.UseCases",
        "Application.UseCases.Handovers",
        "Application.UseCases.Credentials",
        "Application.UseCases.Users",
        "Application.UseCases.Grants",
        "Application.UseCases.Projects",
        "Application.UseCases.Templates",
        "Application.UseCases.Jobs",
        "Application.UseCases.Buckets",
        "Application.UseCases.Upkeep",
        "Application",
    ];

    private const string Root = "BucketManager.";

    private static readonly Lazy<IReadOnlyList<Use>> All = new(Read);

    /// <summary>Read from the sources, because the compiler puts the values of constants in place of their names.</summary>
    public static IReadOnlyList<Use> Uses => All.Value;

    /// <summary>A line for each room: the rooms that it uses.</summary>
    public static string Graph()
    {
        var uses = Uses.ToLookup(u => u.FromRoom, u => u.ToRoom);
        return string.Concat(Order.Select(room =>
            $"{room}{string.Concat(Order.Where(uses[room].Contains).Select((used, i) => $"{(i == 0 ? " → " : ", ")}{used}"))}\n"));
    }

    private static List<Use> Read()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var core = Path.Combine(Repository.Root, "src", "Core");
        var sources = Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Latest), path))
            .Append(CSharpSyntaxTree.ParseText(
                "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading;"
                + "global using System.Threading.Tasks;"));
        var compilation = CSharpCompilation.Create("Core", sources, platform);
        return [.. compilation.SyntaxTrees.SelectMany(tree => UsesIn(tree, compilation)).Distinct()];
    }

    private static IEnumerable<Use> UsesIn(SyntaxTree tree, CSharpCompilation compilation)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is not { } user
                || Owner(model.GetSymbolInfo(name).Symbol) is not { } used
                || model.GetDeclaredSymbol(user) is not INamedTypeSymbol from
                || RoomOf(from) is not { } fromRoom || RoomOf(used) is not { } toRoom || fromRoom == toRoom)
            {
                continue;
            }

            yield return new Use(fromRoom, from.Name, toRoom, used.Name);
        }
    }

    // The outermost type that a name belongs to.
    private static INamedTypeSymbol? Owner(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type;
    }

    private static string? RoomOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is var room && room.StartsWith(Root, StringComparison.Ordinal) ? room[Root.Length..] : null;

    /// <summary>A type that names another one of another room, or a member of it.</summary>
    public sealed record Use(string FromRoom, string From, string ToRoom, string To);
}
