using System.Reflection;
using BucketManager.Adapters.Api.Json;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Architecture.Tests;

public class LayersTests
{
    private const string Api = "Adapters/Api";

    /// <summary>The adapters whose other side are clients, and which therefore speak the published language.</summary>
    private static readonly string[] SpeakToClients = ["Adapters/Http"];

    [Fact]
    public void Core_has_no_package_and_only_Application_knows_Domain()
    {
        var core = Repository.Sources.Where(p => p.IsCore).ToDictionary(p => p.Room);

        Assert.Equal(["Core/Application", "Core/Domain"], core.Keys.Order(StringComparer.Ordinal));
        Assert.All(core.Values, half => Assert.Empty(half.Packages));
        Assert.Empty(core["Core/Domain"].Rooms);
        Assert.Equal(["Core/Domain"], core["Core/Application"].Rooms);
    }

    [Fact]
    public void Core_is_built_on_the_base_library_alone()
    {
        Assembly[] core = [typeof(Result<>).Assembly, typeof(BucketManagerApp).Assembly];
        var foreign = core.SelectMany(half => half.GetReferencedAssemblies())
            .Select(a => a.Name!)
            .Where(name => name != "BucketManager.Domain" && !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Domain_waits_for_nothing()
    {
        var waiting = typeof(Result<>).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Empty(waiting);
    }

    [Fact]
    public void Adapters_lean_on_Core_and_those_that_speak_to_clients_on_Api_but_never_on_each_other()
    {
        var adapters = Repository.Sources.Where(p => p.Room.StartsWith("Adapters/", StringComparison.Ordinal) && !IsStandIn(p.Room)).ToList();

        Assert.NotEmpty(adapters);
        Assert.All(adapters, a => Assert.All(a.Rooms, room => Assert.True(
            IsCore(room) || IsStandIn(room) || (room == Api && SpeakToClients.Contains(a.Room)), $"{a.Room} → {room}")));
    }

    [Fact]
    public void Api_has_no_package_and_knows_only_Core()
    {
        var api = Repository.Sources.Single(p => p.Room == Api);

        Assert.Empty(api.Packages);
        Assert.NotEmpty(api.Rooms);
        Assert.All(api.Rooms, room => Assert.True(IsCore(room), room));
    }

    [Fact]
    public void Api_is_built_on_the_base_library_and_Core_alone()
    {
        // No ASP.NET: a console and a function that holds no connection speak the same language.
        var foreign = typeof(ApiJson).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name is not ("BucketManager.Domain" or "BucketManager.Application") && !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Hosts_do_not_reference_each_other()
    {
        var hosts = Repository.Sources.Where(p => p.IsHost).ToList();

        Assert.NotEmpty(hosts);
        Assert.All(hosts, h => Assert.DoesNotContain(h.Rooms, room => room.StartsWith("Hosts/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_source_file_stands_in_the_namespace_of_its_folder()
    {
        var strays = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !IsStandIn(path))
            .Where(path => NamespaceIn(path) is { } declared && declared != ExpectedNamespace(path));

        Assert.Empty(strays);
    }

    private static bool IsCore(string room) => room.StartsWith("Core/", StringComparison.Ordinal);

    private static bool IsStandIn(string room) => room.StartsWith("Adapters/StandIns", StringComparison.Ordinal);

    private static string ExpectedNamespace(string path) =>
        "BucketManager." + Path.GetDirectoryName(path)!.Replace('\\', '/').Replace("Core/", string.Empty, StringComparison.Ordinal).Replace('/', '.');

    // A file of top-level statements has none.
    private static string? NamespaceIn(string path) =>
        File.ReadLines(Path.Combine(Repository.Root, "src", path))
            .FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';', ' ');
}
