using BucketManager.Adapters.Api.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>A table as an answer: who asks for one, and how it is sent.</summary>
internal static class CsvFile
{
    public static bool IsWanted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted)
        && wanted.Any(w => w.MediaType.Equals(Csv.ContentType, StringComparison.OrdinalIgnoreCase) && w.Quality is not 0);

    public static IResult Of(byte[] table, string name) => TypedResults.File(table, $"{Csv.ContentType}; charset=utf-8", name);
}
