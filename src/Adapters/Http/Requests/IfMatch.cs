using System.Globalization;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.Extensions.Primitives;

namespace BucketManager.Adapters.Http.Requests;

/// <summary>The revision that an edit was made on, as a strong ETag (RFC 9110 §13.1.1).</summary>
internal static class IfMatch
{
    /// <summary>
    /// Null: not said. So is <c>*</c>: "whatever it is now" is what the header is there to prevent.
    /// </summary>
    public static long? Read(StringValues header, FieldErrors errors)
    {
        if (header.Count == 0)
            return null;
        var text = header.ToString().Trim();
        if (text == "*")
            return null;
        if (text is ['"', .. { Length: > 0 } digits, '"']
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return revision;
        }

        errors.Add("If-Match", Say.ETagShape());
        return null;
    }
}
