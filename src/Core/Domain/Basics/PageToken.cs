using System.Buffers.Text;
using System.Text;

namespace BucketManager.Domain.Basics;

/// <summary>
/// Where the next page of a list begins, as text for URLs: the id of the last item before it. So a page stays where it is
/// while items come in ahead of it.
/// </summary>
public static class PageToken
{
    private const int MaxLength = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(string lastId) => Base64Url.EncodeToString(Strict.GetBytes(lastId));

    /// <summary>The id after which the page begins. Null, and thereby the first page, without a token and for text that is none.</summary>
    public static string? Read(string? token)
    {
        if (token is null or { Length: 0 or > MaxLength } || !Base64Url.IsValid(token))
            return null;
        try
        {
            return Strict.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (Exception damaged) when (damaged is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
