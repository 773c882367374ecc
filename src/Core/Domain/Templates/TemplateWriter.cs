using System.Buffers;
using System.Globalization;
using System.Text;

namespace BucketManager.Domain.Templates;

/// <summary>
/// The one writer of templates. Deterministic: two spaces, LF, what fits on a line stands on one. ASCII only, because
/// CloudFormation gives each raw character beyond it back as <c>?</c>. Characters beyond U+FFFF, such as emoji, are written in
/// private-use characters: see <see cref="PrivateUse"/>.
/// </summary>
internal static class TemplateWriter
{
    private const int MaxWidth = 120;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("\"\\")]);

    /// <summary>For people.</summary>
    public static string Indented(Json json)
    {
        var text = new StringBuilder(json.Width * 2);
        Append(text, json, indent: 0, taken: 0);
        return text.Append('\n').ToString();
    }

    /// <summary>Without white space, where people's form would be too long for AWS.</summary>
    public static string Compact(Json json)
    {
        var text = new StringBuilder(json.Length + 1);
        AppendOnOneLine(text, json, colon: ":", comma: ",");
        return text.Append('\n').ToString();
    }

    /// <summary>Of a text as it is written, with its quotation marks. Characters.</summary>
    public static int LengthOf(string value)
    {
        var length = value.Length + 2;
        for (var rest = value.AsSpan(); rest.IndexOfAnyExcept(Plain) is var special and >= 0; rest = rest[(special + 1)..])
            length += (rest[special] is '"' or '\\' ? "\\\"" : "\\u0000").Length - 1;
        return length;
    }

    private static void Append(StringBuilder text, Json json, int indent, int taken)
    {
        if (json.Width + taken <= MaxWidth
            || json is not (Json.Object { Fields.Count: > 0 } or Json.List { Items.Count: > 0 } or Json.Intrinsic))
        {
            AppendOnOneLine(text, json, colon: ": ", comma: ", ");
            return;
        }

        var inner = indent + 2;
        switch (json)
        {
            case Json.List list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    NewLine(text, inner, first: i == 0);
                    Append(text, list.Items[i], inner, inner + 1);
                }

                NewLine(text, indent).Append(']');
                break;
            case Json.Object map:
                text.Append('{');
                for (var i = 0; i < map.Fields.Count; i++)
                {
                    NewLine(text, inner, first: i == 0);
                    AppendField(text, map.Fields[i].Name, map.Fields[i].Value, inner);
                }

                NewLine(text, indent).Append('}');
                break;
            case Json.Intrinsic intrinsic:
                text.Append('{');
                NewLine(text, inner);
                AppendField(text, intrinsic.Function, intrinsic.Argument, inner);
                NewLine(text, indent).Append('}');
                break;
        }
    }

    private static void AppendField(StringBuilder text, string name, Json value, int indent)
    {
        var start = text.Length;
        AppendText(text, name);
        text.Append(": ");
        Append(text, value, indent, indent + text.Length - start + 1);
    }

    private static StringBuilder NewLine(StringBuilder text, int indent) => text.Append('\n').Append(' ', indent);

    private static void NewLine(StringBuilder text, int indent, bool first) => NewLine(first ? text : text.Append(','), indent);

    private static void AppendOnOneLine(StringBuilder text, Json json, string colon, string comma)
    {
        switch (json)
        {
            case Json.Text plain:
                AppendText(text, plain.Value);
                break;
            case Json.Whole whole:
                text.Append(whole.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case Json.Flag flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case Json.List list:
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                    AppendOnOneLine(i == 0 ? text : text.Append(comma), list.Items[i], colon, comma);
                text.Append(']');
                break;
            case Json.Object map:
                text.Append('{');
                for (var i = 0; i < map.Fields.Count; i++)
                {
                    AppendText(i == 0 ? text : text.Append(comma), map.Fields[i].Name);
                    AppendOnOneLine(text.Append(colon), map.Fields[i].Value, colon, comma);
                }

                text.Append('}');
                break;
            case Json.Intrinsic intrinsic:
                AppendText(text.Append('{'), intrinsic.Function);
                AppendOnOneLine(text.Append(colon), intrinsic.Argument, colon, comma);
                text.Append('}');
                break;
        }
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (; rest.IndexOfAnyExcept(Plain) is var special and >= 0; rest = rest[(special + 1)..])
        {
            text.Append(rest[..special]);
            var c = rest[special];
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else
                text.Append("\\u").Append(((int)PrivateUse.Instead(c)).ToString("X4", CultureInfo.InvariantCulture));
        }

        text.Append(rest).Append('"');
    }
}
