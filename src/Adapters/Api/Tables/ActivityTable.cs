using System.Text;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Tables;

/// <summary>The diary as a file for spreadsheets, put together page by page.</summary>
public sealed class ActivityTable
{
    /// <summary>Spreadsheets take no more rows at ease; the filter narrows it down.</summary>
    private const int MaxRows = 50_000;

    private readonly StringBuilder table = new StringBuilder().AddLine("at", "actor", "sentence", "kind", "name", "operationId", "result");
    private int rows;

    /// <summary>No further page is wanted.</summary>
    public bool IsFull => rows >= MaxRows;

    public void Add(IReadOnlyList<ActivityEntry> page)
    {
        foreach (var entry in page)
            Add(entry);
        rows += page.Count;
    }

    public byte[] Bytes() => Csv.Bytes(table);

    private void Add(ActivityEntry entry) => table.AddLine(
        UtcTime.Text(entry.At),
        entry.Actor,
        entry.Sentence.Text,
        entry.Key.Kind.Word(),
        entry.Key.Name,
        entry.OperationId?.ToString() ?? string.Empty,
        entry.Result is { } result ? ThingWords.Of(result) : string.Empty);
}
