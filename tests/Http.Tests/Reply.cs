using System.Net;
using System.Text.Json;

namespace BucketManager.Http.Tests;

/// <summary>An answer, read to its end.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Location => Headers.GetValueOrDefault("Location");

    public string? ETag => Headers.GetValueOrDefault("ETag");

    /// <summary>Of a problem: what stands behind <c>/problems/</c>.</summary>
    public string? Slug =>
        ContentType == "application/problem+json" && Text.Length > 0 ? Json.GetProperty("type").GetString()!["/problems/".Length..] : null;

    /// <summary>Status and slug, for tables.</summary>
    public string Said => Slug is { } slug ? $"{(int)Status} {slug}" : $"{(int)Status}";

    public static async Task<Reply> FromAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, headers);
    }
}
