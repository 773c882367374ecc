using System.Text;

namespace BucketManager.Adapters.Api.Tables;

/// <summary>Comma-separated values (RFC 4180), for spreadsheets, which must not run what people typed.</summary>
public static class Csv
{
    public const string ContentType = "text/csv";

    internal static StringBuilder AddLine(this StringBuilder table, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            table.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        return table.Append("\r\n");
    }

    /// <summary>The finished table. Without the mark at its beginning, Excel takes UTF-8 for an old code page.</summary>
    internal static byte[] Bytes(StringBuilder table) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table.ToString())];

    /// <summary>A cell. One that a spreadsheet would take for a formula is made a text by an apostrophe.</summary>
    internal static string Cell(string text)
    {
        if (text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'))
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
