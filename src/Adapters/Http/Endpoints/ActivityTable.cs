using System.Text;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>The diary for spreadsheets.</summary>
internal static class ActivityTable
{
    /// <summary>Spreadsheets take no more rows at ease; the filter narrows it down.</summary>
    private const int MaxRows = 50_000;

    public static async Task<IResult> OfAsync(BucketManagerApp app, ApiRequest ask, ActivityFilter filter, CancellationToken cancel)
    {
        var table = new StringBuilder().AddLine("at", "actor", "sentence", "kind", "name", "operationId", "result");
        var rows = 0;
        string? from = null;
        do
        {
            var asked = await app.ReadOperations.ActivityAsync(ask.Actor, ask.Project, filter, QueryReader.MaxPageSize, from, cancel);
            if (!asked.Accepted)
                return ask.Refuse(asked.Refusal);
            foreach (var entry in asked.Value.Page.Items)
                Add(table, entry);
            rows += asked.Value.Page.Items.Count;
            from = asked.Value.Page.Next;
        }
        while (from is not null && rows < MaxRows);

        return Csv.File(table, $"{ask.Project}-activity.csv");
    }

    private static void Add(StringBuilder table, ActivityEntry entry) => table.AddLine(
        UtcTime.Text(entry.At),
        entry.Actor,
        entry.Sentence.Text,
        entry.Key.Kind.Word(),
        entry.Key.Name,
        entry.OperationId?.ToString() ?? string.Empty,
        entry.Result is { } result ? ThingWords.Of(result) : string.Empty);
}
