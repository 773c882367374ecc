using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BucketManager.Story.Contract;

namespace BucketManager.Story.Wire;

/// <summary>The wire to the host: sends, records everything that comes back, and holds it against the rules for all answers.</summary>
internal sealed class Line : IDisposable
{
    private readonly HttpClient http;

    public Line(Uri host, Coverage coverage, Recording recording)
    {
        Host = host;
        Coverage = coverage;
        Recording = recording;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = host,
            Timeout = TimeSpan.FromSeconds(100),
        };
    }

    public Uri Host { get; }

    public Coverage Coverage { get; }

    public Recording Recording { get; }

    public async Task<Answer> SendAsync(StoryRequest ask)
    {
        using var request = new HttpRequestMessage(new HttpMethod(ask.Method), ask.Path);
        if (ask.RawBody is not null || ask.Body is not null)
        {
            var text = ask.RawBody ?? JsonSerializer.Serialize(ask.Body, JsonSerializerOptions.Web);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ask.ContentType);
        }

        Add("Authorization", ask.Authorization);
        Add("If-Match", ask.IfMatch is { } revision ? $"\"{revision}\"" : null);
        Add("If-None-Match", ask.IfNoneMatch);
        Add("Idempotency-Key", ask.IdempotencyKey);
        Add("Accept", ask.Accept);

        var watch = Stopwatch.StartNew();
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request);
        }
        catch (Exception dead) when (dead is HttpRequestException or TaskCanceledException)
        {
            throw new StoryFailure($"{ask.Method} {ask.Path} got no answer: {dead.Message}", dead);
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            if (ask.Method == "GET" && response.IsSuccessStatusCode)
                Recording.Read(watch.Elapsed);
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            var answer = new Answer($"{ask.Method} {Redacted(ask.Path)}", (int)response.StatusCode, text, headers);
            Recording.Add(ask.Method, ask.Path, answer);
            Coverage.Saw(ask.Method, ask.Path, answer);
            return answer;
        }

        void Add(string name, string? value)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public void Dispose() => http.Dispose();

    // A token stands in the path of a hand-over: the story's own output must not tell it either.
    private static string Redacted(string path)
    {
        const string Beginning = "/api/handovers/";
        if (!path.StartsWith(Beginning, StringComparison.Ordinal))
            return path;
        var end = path.IndexOf('/', Beginning.Length);
        return $"{Beginning}…{(end < 0 ? string.Empty : path[end..])}";
    }
}
