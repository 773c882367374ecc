using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Json;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http;

/// <summary>The usual answers.</summary>
internal static class ApiResults
{
    private static readonly byte[] Comma = ","u8.ToArray();

    public static IResult Ok<T>(T body) => new JsonResult<T>(body);

    /// <param name="page">What is shown of the list.</param>
    /// <param name="show">How one of it is written.</param>
    /// <param name="sequence">The project's, read before the page was; null in the list of projects.</param>
    public static IResult List<T, TShown>(Page<T> page, Func<T, TShown> show, long? sequence) =>
        new JsonResult<ListResponse<TShown>>(new([.. page.Items.Select(show)], page.Total, page.Next, sequence)) { IsList = true };

    /// <summary>The same of things, which are put together from what was written of each.</summary>
    public static IResult List<TShown>(Page<ThingSummary> page, ThingJson things, long? sequence)
        where TShown : ThingResponse
    {
        ReadOnlyMemory<byte> empty = ApiJson.Write(new ListResponse<TShown>([], page.Total, page.Next, sequence));
        var inside = empty.Span.IndexOf("[]"u8) + 1;
        var parts = new List<ReadOnlyMemory<byte>>((2 * page.Items.Count) + 2) { empty[..inside] };
        var tags = new byte[(page.Items.Count * JsonBytes.TagSize) + empty.Length];
        for (var i = 0; i < page.Items.Count; i++)
        {
            var written = things.Written(page.Items[i]);
            if (i > 0)
                parts.Add(Comma);
            parts.Add(written.Bytes);
            written.Tag.CopyTo(tags.AsMemory(i * JsonBytes.TagSize));
        }

        parts.Add(empty[inside..]);
        empty.CopyTo(tags.AsMemory(page.Items.Count * JsonBytes.TagSize));
        return new JsonBytesResult(parts) { Tag = JsonBytes.TagOf(tags) };
    }
}
