using BucketManager.Story.Contract;

namespace BucketManager.Story.Wire;

/// <summary>What holds for every answer, whatever was asked.</summary>
internal static class HouseRules
{
    // Lists with a total; what else comes as "items" may be kept or not.
    private static readonly string[] Lists = ["/projects", "/buckets", "/users", "/operations", "/activity", "/jobs"];
    private static readonly string[] ShortLists = ["/grants", "/keys", "/handovers", "/search", "/access", "/question", "/attention", "/protections"];

    public static IEnumerable<string> BrokenBy(string method, string path, Answer answer)
    {
        var route = path.Split('?')[0];
        var told = $"{method} {Api.TemplateOf(method, route)} answered {answer.Status}";
        if (answer.Status == 500)
            yield return $"{told}, a defect: {answer.Text}";
        if (answer.Status >= 400 && !answer.IsProblem && route != "/readyz")
            yield return $"{told} without application/problem+json";
        if (answer.Status == 401 && answer.Header("WWW-Authenticate") is null)
            yield return $"{told} without WWW-Authenticate";
        if (answer.Status is 429 or 503 && answer.Header("Retry-After") is null && route != "/readyz")
            yield return $"{told} without Retry-After";
        if (answer.Header("X-Content-Type-Options") != "nosniff")
            yield return $"{told} without X-Content-Type-Options: nosniff";
        if (answer.Header("Server") is not null || answer.Header("X-Powered-By") is not null)
            yield return $"{told} and tells what the server is made of";

        var isTable = answer.Header("Content-Type")?.StartsWith("text/csv", StringComparison.Ordinal) == true;
        var mayBeKept = isTable || ShortLists.Any(l => route.EndsWith(l, StringComparison.Ordinal));
        if (mayBeKept || !route.StartsWith("/api/", StringComparison.Ordinal))
            yield break;
        var isList = method == "GET" && answer.Status is 200 or 304 && Lists.Any(l => route.EndsWith(l, StringComparison.Ordinal));
        var expected = isList ? "no-cache, private" : "no-store";
        var directives = (answer.Header("Cache-Control") ?? "none").Split(',', StringSplitOptions.TrimEntries);
        var caching = string.Join(", ", directives.Order(StringComparer.Ordinal));
        if (caching != expected)
            yield return $"{told} with Cache-Control {caching} instead of {expected}";
    }
}
