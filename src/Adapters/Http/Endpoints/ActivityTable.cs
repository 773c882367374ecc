using System.Text;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Core;
using BucketManager.Core.Activity;
using BucketManager.Core.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>The diary as comma-separated values (RFC 4180), for spreadsheets.</summary>
internal static class ActivityTable
{
    /// <summary>Spreadsheets take no more rows at ease; the filter narrows it down.</summary>
    private const int MaxRows = 50_000;

    public static bool IsWanted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted)
        && wanted.Any(w => w.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase) && w.Quality is not 0);

    public static async Task<IResult> OfAsync(BucketManagerApp app, Ask ask, ActivityFilter filter, CancellationToken cancel)
    {
        var table = new StringBuilder("at,actor,sentence,kind,name,operationId,result\r\n");
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

        return TypedResults.File(
            Encoding.UTF8.GetBytes(table.ToString()), "text/csv; charset=utf-8", $"{ask.Project}-activity.csv");
    }

    /// <summary>A cell. One that a spreadsheet would take for a formula is made a text by an apostrophe.</summary>
    public static string Cell(string text)
    {
        if (text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'))
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static void Add(StringBuilder table, ActivityEntry entry) => table.AppendJoin(
        ',',
        UtcTimeConverter.Text(entry.At),
        Cell(entry.Actor),
        Cell(entry.Sentence.Text),
        entry.Key.Kind.Word(),
        Cell(entry.Key.Name),
        entry.OperationId?.ToString() ?? string.Empty,
        entry.Result is { } result ? ThingWords.Of(result) : string.Empty).Append("\r\n");
}
