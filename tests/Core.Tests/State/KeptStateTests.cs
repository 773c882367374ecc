using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BucketManager.Application.Mirror;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.State;

/// <summary>
/// What a store keeps outlives the program that wrote it. <c>Kept/first</c> holds each kind of value in its first form, <c>Kept/whole</c>
/// with every member that it can have. What stands there stays: a new member is added to the whole ones, and nothing is taken away.
/// </summary>
public sealed class KeptStateTests
{
    /// <summary>Every version has written them, so they must be there. No member that comes later may stand here.</summary>
    private const string FromTheFirst = """
        ActivityEntry: actor at id key sentence
        AppliedRecord: changedOutside record
        Change: action id keepFiles record
        FailedChange: change
        GrantFields: bucket can
        Handover: attempts createdAt createdBy expiresAt id keysBefore kind
        Handover: overlapDays passcodeHash project settled state tokenHash user version
        Job: about begun done failures id kind requestedAt requestedBy state through total version
        JobFailure: key why
        Operation: action doneParts id key requestedAt requestedBy revision says state totalParts
        ProjectChange: activity at operations project sequence things touched
        ProjectFields: account region title
        RunningChange: change leaseEnds sendBy startedAt
        Sentence: args code text
        ObservedStack: id outputs status time
        Suspension: at by reason
        ThingRecord: key operationId renderer requestedAt requestedBy revision spec
        ThingState: kept key observedAt revision version
        Invalidation: what
        UserFields: company contactEmail contactName
        """;

    private const string WhatToDo = "make it nullable, or raise StateJson.Schema and give it to the values of older forms.";

    private static readonly string Folder = Path.Combine(Here(), "Kept");

    public static TheoryData<string> Kept => [.. FilesIn(".").Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_an_earlier_version_kept_is_read_and_nothing_of_it_gets_lost(string file)
    {
        var kept = File.ReadAllText(Path.Combine(Folder, file));
        var again = string.Empty;

        var trouble = Record.Exception(() => again = Again(file, kept));

        Assert.True(trouble is null, $"{trouble?.Message} What came later: {WhatToDo}");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(kept), JsonNode.Parse(again)), again);
    }

    [Fact]
    public void A_member_that_came_later_may_be_missing()
    {
        var first = (from line in FromTheFirst.Split('\n')
                     let type = line.Split(": ")
                     from member in type[1].Split(' ')
                     select $"{type[0]}.{member}").ToList();
        var needed = FilesIn("whole").SelectMany(Needed).ToHashSet(StringComparer.Ordinal);

        var later = needed.Except(first).ToList();
        Assert.True(later.Count == 0, $"What an earlier version kept has no {string.Join(", ", later)}, and could not be read: {WhatToDo}");
        Assert.Empty(first.Except(needed));
    }

    [Fact]
    public void Every_member_that_can_be_kept_stands_in_a_whole_value()
    {
        var whole = FilesIn("whole").SelectMany(file => MembersIn(JsonNode.Parse(File.ReadAllText(file))!["value"]!, KindOf(file)));

        var absent = AllMembers().Except(whole.Select(m => m.Member)).ToList();
        Assert.True(absent.Count == 0, $"No file in Kept/whole has {string.Join(", ", absent)}: add it to one.");
    }

    /// <summary>The members of a whole value without which it cannot be read.</summary>
    private static IEnumerable<string> Needed(string file)
    {
        var whole = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.True(IsRead(file, whole.ToJsonString()), $"{file} cannot be read.");
        foreach (var (member, owner, name) in MembersIn(whole["value"]!, KindOf(file)).ToList())
        {
            var value = owner[name];
            owner.Remove(name);
            if (!IsRead(file, whole.ToJsonString()))
                yield return member;
            owner.Add(name, value);
        }
    }

    private static bool IsRead(string file, string json)
    {
        try
        {
            return Again(file, json).Length > 0;
        }
        catch (PortException)
        {
            return false;
        }
    }

    private static string Again(string file, string json) => KindOf(file) switch
    {
        var kind when kind == typeof(ThingState) => StateJson.Write(StateJson.ReadThing(json)),
        var kind when kind == typeof(Operation) => StateJson.Write(StateJson.ReadOperation(json)),
        var kind when kind == typeof(ActivityEntry) => StateJson.Write(StateJson.ReadActivity(json)),
        var kind when kind == typeof(ProjectChange) => StateJson.Write(StateJson.ReadChange(json)),
        var kind when kind == typeof(Job) => StateJson.Write(StateJson.ReadJob(json)),
        _ => StateJson.Write(StateJson.ReadHandover(json)),
    };

    /// <summary>A file is named after its kind: <c>thing-bucket.json</c>.</summary>
    private static Type KindOf(string file) => Path.GetFileNameWithoutExtension(file).Split('-')[0] switch
    {
        "thing" => typeof(ThingState),
        "operation" => typeof(Operation),
        "activity" => typeof(ActivityEntry),
        "change" => typeof(ProjectChange),
        "job" => typeof(Job),
        "handover" => typeof(Handover),
        var other => throw new ArgumentException($"{other} is no kind of value that is kept."),
    };

    private static IEnumerable<(string Member, JsonObject Owner, string Name)> MembersIn(JsonNode value, Type type)
    {
        if (value is JsonArray items)
            return items.SelectMany(item => MembersIn(item!, ItemOf(type)));
        if (value is not JsonObject owner)
            return [];
        if (type == typeof(Spec))
            return owner.SelectMany(only => MembersIn(only.Value!, SpecOf(only.Key)));
        return MembersOf(type).Where(member => owner.ContainsKey(member.Name)).SelectMany(member =>
            MembersIn(owner[member.Name]!, member.PropertyType).Prepend((NameOf(type, member), owner, member.Name)));
    }

    private static HashSet<string> AllMembers()
    {
        var (all, met) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<Type>());
        var ahead = new Queue<Type>(FilesIn("whole").Select(KindOf));
        while (ahead.TryDequeue(out var type))
        {
            if (!met.Add(type))
                continue;
            if (type.IsGenericType)
                ahead.Enqueue(ItemOf(type));
            foreach (var spec in type == typeof(Spec) ? [SpecOf("project"), SpecOf("bucket"), SpecOf("user")] : Type.EmptyTypes)
                ahead.Enqueue(spec);
            foreach (var member in MembersOf(type))
            {
                all.Add(NameOf(type, member));
                ahead.Enqueue(member.PropertyType);
            }
        }

        return all;
    }

    private static IEnumerable<JsonPropertyInfo> MembersOf(Type type) =>
        (StateJsonContext.Default.GetTypeInfo(type) ?? SpecJsonContext.Default.GetTypeInfo(type)) is { Kind: JsonTypeInfoKind.Object } form
            ? form.Properties.Where(m => m.Set is not null || m.AssociatedParameter is not null)
            : [];

    private static string NameOf(Type type, JsonPropertyInfo member) => $"{type.Name}.{member.Name}";

    private static Type ItemOf(Type list) => list.GetGenericArguments()[^1];

    private static Type SpecOf(string kind) =>
        kind switch { "project" => typeof(ProjectFields), "bucket" => typeof(BucketFields), _ => typeof(UserFields) };

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
