using System.Buffers;
using System.Text.Json;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Live;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Live;

/// <summary>What a client is told, as JSON in UTF-8. No message is longer than the limit.</summary>
public sealed class ServerMessage(ThingJson things, int maxBytes)
{
    /// <summary>Stands for the projects that one may see.</summary>
    public const string AllProjects = "*";

    // Type, project, sequence, parts and brackets; names have at most 20 characters and numbers 19 digits.
    private const int Envelope = 256;

    private static readonly JsonWriterOptions Writing = new() { Encoder = ApiJson.Options.Encoder, SkipValidation = true };

    /// <summary>A project with its things and the operations that have not ended, in as many parts as it needs.</summary>
    public IReadOnlyList<byte[]> Snapshot(ProjectSnapshot snapshot)
    {
        var view = snapshot.View;
        List<ThingState> all = [.. view.Buckets.Values, .. view.Users.Values];
        if (view.Thing is { IsTombstone: false } own)
            all.Insert(0, own);
        return Parts(
            view.Project.ToString(),
            view.Sequence,
            [.. all.Select(Thing)],
            [.. snapshot.Open.Select(o => ApiJson.Write(things.Of(o)))]);
    }

    /// <summary>The projects that one may see.</summary>
    public IReadOnlyList<byte[]> Snapshot(IEnumerable<ThingState> projects) => Parts(AllProjects, null, [.. projects.Select(Thing)], []);

    /// <summary>All that one commit did; or, where that is too much for a message, that the client is behind.</summary>
    public byte[] Change(ProjectChange change)
    {
        var message = Change(
            change.Project.ToString(),
            change.Sequence,
            [.. change.Things.Where(t => !t.IsTombstone).Select(Thing)],
            [.. change.Things.Where(t => t.IsTombstone).Select(t => t.Key)],
            writer =>
            {
                writer.WriteStartArray("operations");
                foreach (var operation in change.Operations)
                    writer.WriteRawValue(ApiJson.Write(things.Of(operation)), skipInputValidation: true);
                writer.WriteEndArray();
                writer.WriteStartArray("activity");
                foreach (var entry in change.Activity)
                    writer.WriteRawValue(ApiJson.Write(ActivityResponse.From(entry)), skipInputValidation: true);
                writer.WriteEndArray();
                writer.WriteStartArray("touched");
                foreach (var touched in change.Touched)
                {
                    writer.WriteStartObject();
                    writer.WriteString("what", ThingWords.Of(touched.What));
                    writer.WriteString("user", touched.User);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
        return message.Length <= maxBytes ? message : Behind(change.Project.ToString(), change.Sequence);
    }

    /// <summary>What happened to one of the projects that one may see.</summary>
    /// <param name="shown">As it is now; null: it is gone, or not to be seen any more.</param>
    public byte[] ProjectsChange(ThingKey project, ThingState? shown) => Change(
        AllProjects,
        null,
        shown is null ? [] : [Thing(shown)],
        shown is null ? [project] : [],
        writer =>
        {
            foreach (var part in (ReadOnlySpan<string>)["operations", "activity", "touched"])
            {
                writer.WriteStartArray(part);
                writer.WriteEndArray();
            }
        });

    public static byte[] Behind(string project, long sequence) => Plain("behind", project, sequence);

    public static byte[] UpToDate(string project, long sequence) => Plain("upToDate", project, sequence);

    public static byte[] Pong(IEnumerable<(string Project, long Sequence)> sequences) => Write(writer =>
    {
        writer.WriteString("type", "pong");
        writer.WriteStartObject("sequences");
        foreach (var (project, sequence) in sequences)
            writer.WriteNumber(project, sequence);
        writer.WriteEndObject();
    });

    /// <param name="problem">Why a message is not served.</param>
    /// <param name="project">Which subscription it is about, where it is about one.</param>
    public static byte[] Error(Problem problem, string? project) => Write(writer =>
    {
        writer.WriteString("type", "error");
        if (project is not null)
            writer.WriteString("project", project);
        writer.WritePropertyName("problem");
        writer.WriteRawValue(ApiJson.Write(problem.Body), skipInputValidation: true);
    });

    private static byte[] Plain(string type, string project, long sequence) => Write(writer =>
    {
        writer.WriteString("type", type);
        writer.WriteString("project", project);
        writer.WriteNumber("sequence", sequence);
    });

    private static byte[] Change(string project, long? sequence, byte[][] shown, ThingKey[] removed, Action<Utf8JsonWriter> rest) =>
        Write(writer =>
    {
        writer.WriteString("type", "change");
        writer.WriteString("project", project);
        WriteSequence(writer, sequence);
        writer.WriteStartArray("things");
        foreach (var thing in shown)
            writer.WriteRawValue(thing, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteStartArray("removed");
        foreach (var key in removed)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", key.Kind.Word());
            writer.WriteString("name", key.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        rest(writer);
    });

    private byte[] Thing(ThingState thing)
    {
        var json = ApiJson.Write(things.Of(thing));
        return json.Length + Envelope <= maxBytes ? json : Write(writer =>
        {
            writer.WriteString("kind", thing.Key.Kind.Word());
            writer.WriteString("name", thing.Key.Name);
            writer.WriteNumber("version", thing.Version);
            writer.WriteBoolean("partial", true);
        });
    }

    private List<byte[]> Parts(string project, long? sequence, byte[][] shown, byte[][] operations)
    {
        var parts = new List<(List<byte[]> Things, List<byte[]> Operations, int Bytes)> { ([], [], Envelope) };
        foreach (var thing in shown)
            PartFor(thing).Things.Add(thing);
        foreach (var operation in operations)
            PartFor(operation).Operations.Add(operation);
        return [.. parts.Select((part, index) => Write(writer =>
        {
            writer.WriteString("type", "snapshot");
            writer.WriteString("project", project);
            WriteSequence(writer, sequence);
            if (parts.Count > 1)
            {
                writer.WriteNumber("part", index + 1);
                writer.WriteNumber("parts", parts.Count);
            }

            WriteAll(writer, "things", part.Things);
            WriteAll(writer, "operations", part.Operations);
        }))];

        (List<byte[]> Things, List<byte[]> Operations) PartFor(byte[] json)
        {
            var (last, withOperations, bytes) = parts[^1];
            if (bytes > Envelope && bytes + json.Length + 1 > maxBytes)
                parts.Add((last, withOperations, bytes) = ([], [], Envelope));
            parts[^1] = (last, withOperations, bytes + json.Length + 1);
            return (last, withOperations);
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, string name, List<byte[]> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteRawValue(value, skipInputValidation: true);
        writer.WriteEndArray();
    }

    private static void WriteSequence(Utf8JsonWriter writer, long? sequence)
    {
        if (sequence is { } number)
            writer.WriteNumber("sequence", number);
        else
            writer.WriteNull("sequence");
    }

    private static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
