using System.Globalization;
using BucketManager.Story.Wire;

namespace BucketManager.Story.Contract;

/// <summary>What of api.md was exercised, and what was not.</summary>
internal sealed class Coverage
{
    private readonly Lock gate = new();
    private readonly Dictionary<Route, SortedSet<string>> seen =
        Api.Routes.ToDictionary(r => r, _ => new SortedSet<string>(StringComparer.Ordinal));

    private readonly SortedSet<string> slugs = new(StringComparer.Ordinal);
    private readonly HashSet<string> messages = [];
    private readonly HashSet<string> states = [];

    public IEnumerable<Route> Exercised => seen.Where(s => s.Value.Count > 0).Select(s => s.Key);

    public void Saw(string method, string path, Answer answer)
    {
        lock (gate)
        {
            if (answer.Slug is { } slug)
                slugs.Add(slug);
            if (Api.Find(method, path.Split('?')[0]) is { } route)
                seen[route].Add($"{answer.Status} {answer.Slug}".TrimEnd());
        }
    }

    /// <summary>The handshake of a WebSocket, which is no ordinary answer.</summary>
    public void SawSocket(int status)
    {
        lock (gate)
            seen[Api.Find("GET", "/ws")!].Add(status == 401 ? "401 unauthenticated" : status.ToString(CultureInfo.InvariantCulture));
    }

    public void Message(string message)
    {
        lock (gate)
            messages.Add(message);
    }

    /// <param name="state">Such as <c>status ready</c>.</param>
    public void State(string state)
    {
        lock (gate)
            states.Add(state);
    }

    /// <summary>What of api.md the story did not see.</summary>
    public IReadOnlyList<string> Missing() =>
    [
        .. from route in Api.Routes
           from outcome in route.Outcomes
           where !seen[route].Contains(outcome)
           select $"{route} → {outcome}",
        .. Api.Slugs.Keys.Where(s => !slugs.Contains(s) && !Api.NotProvokable.ContainsKey(s)).Select(s => $"refusal {s}"),
        .. Api.Messages.Where(m => !messages.Contains(m)).Select(m => $"message {m}"),
        .. Api.States.Where(s => !states.Contains(s) && !Api.StatesNotProvokable.ContainsKey(s)),
    ];

    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Routes, with everything that they answered:");
        foreach (var route in Api.Routes)
            output.WriteLine($"  {route.Method,-6} {route.Template,-62} {string.Join(" · ", seen[route])}");

        output.WriteLine();
        output.WriteLine("Refusals:");
        output.WriteLine($"  {string.Join(" · ", slugs.Where(Api.Slugs.ContainsKey).Select(s => $"{Api.Slugs[s]} {s}"))}");
        foreach (var slug in slugs.Where(s => !Api.Slugs.ContainsKey(s)))
            output.WriteLine($"  beyond api.md: {slug}");
        foreach (var (slug, why) in Api.NotProvokable.Where(n => !slugs.Contains(n.Key)))
            output.WriteLine($"  not from outside: {Api.Slugs[slug]} {slug} ({why})");

        output.WriteLine();
        output.WriteLine("Messages:");
        output.WriteLine($"  {string.Join(" · ", Api.Messages.Where(messages.Contains))}");

        output.WriteLine();
        output.WriteLine("States:");
        output.WriteLine($"  {string.Join(" · ", Api.States.Where(states.Contains))}");
        foreach (var (state, why) in Api.StatesNotProvokable.Where(n => !states.Contains(n.Key)))
            output.WriteLine($"  not from outside: {state} ({why})");
    }
}
