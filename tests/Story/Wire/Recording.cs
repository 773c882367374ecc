using System.Globalization;
using System.Text.RegularExpressions;

namespace BucketManager.Story.Wire;

/// <summary>All that came back, and every secret that was told: the two must meet only where api.md says so.</summary>
internal sealed partial class Recording
{
    private readonly Lock gate = new();
    private readonly List<(string Where, Answer? Answer, string Text)> heard = [];
    private readonly List<(string What, string Secret, HashSet<Answer> ToldIn)> secrets = [];
    private readonly List<TimeSpan> reads = [];
    private readonly SortedDictionary<string, int> oddities = new(StringComparer.Ordinal);

    /// <summary>Answers that broke a rule which holds for all answers, with how often.</summary>
    public IReadOnlyDictionary<string, int> Oddities => oddities;

    public int Answers { get; private set; }

    public int Messages { get; private set; }

    public int Secrets => secrets.Count;

    /// <summary>How long reads took, in a sentence.</summary>
    public string Reads()
    {
        lock (gate)
        {
            reads.Sort();
            var (half, most) = (Percentile(50), Percentile(99));
            return string.Create(
                CultureInfo.InvariantCulture, $"{reads.Count} reads: half of them within {half:0.#} ms, 99 % within {most:0.#} ms");
        }

        double Percentile(int percent) => reads.Count == 0 ? 0 : reads[(reads.Count - 1) * percent / 100].TotalMilliseconds;
    }

    public void Read(TimeSpan took)
    {
        lock (gate)
            reads.Add(took);
    }

    public void Add(string method, string path, Answer answer)
    {
        lock (gate)
        {
            Answers++;
            var head = string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {h.Value}"));
            heard.Add(($"the answer to {method} {path.Split('?')[0]}", answer, $"{head}\n\n{answer.Text}"));
            foreach (var oddity in HouseRules.BrokenBy(method, path, answer))
                oddities[oddity] = oddities.GetValueOrDefault(oddity) + 1;
        }
    }

    public void Message(string text)
    {
        lock (gate)
        {
            Messages++;
            heard.Add(("a message on a WebSocket", null, text));
        }
    }

    /// <summary>Remembers a secret and the answers that may show it.</summary>
    public void Secret(string what, string secret, params Answer[] toldIn)
    {
        lock (gate)
        {
            var known = secrets.FindIndex(s => s.Secret == secret);
            if (known < 0)
                secrets.Add((what, secret, [.. toldIn]));
            else
                secrets[known].ToldIn.UnionWith(toldIn);
        }
    }

    /// <summary>A passcode is written with and without its hyphen.</summary>
    public void Passcode(string passcode, Answer toldIn)
    {
        Secret("passcode", passcode, toldIn);
        Secret("passcode without hyphen", passcode.Replace("-", string.Empty, StringComparison.Ordinal), toldIn);
    }

    /// <summary>Where a secret was heard that should not have been; the secret itself is not repeated.</summary>
    public IReadOnlyList<string> Leaks()
    {
        lock (gate)
        {
            return
            [
                .. from secret in secrets
                   from entry in heard
                   where (entry.Answer is null || !secret.ToldIn.Contains(entry.Answer)) && Holds(entry.Text, secret.Secret)
                   select $"a {secret.What} in {Hide(entry.Where)}",
            ];
        }
    }

    /// <summary>Where a secret stands in a text of the host's own, such as a file.</summary>
    public IReadOnlyList<string> LeaksIn(string where, string text)
    {
        lock (gate)
            return [.. secrets.Where(s => Holds(text, s.Secret)).Select(s => $"a {s.What} in {where}")];
    }

    // Eight digits in a row occur by chance inside longer numbers; alone between two other characters they hardly do.
    private static bool Holds(string text, string secret)
    {
        if (!secret.All(char.IsAsciiDigit))
            return text.Contains(secret, StringComparison.Ordinal);
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
        {
            var end = at + secret.Length;
            if ((at == 0 || !IsWordLike(text[at - 1])) && (end == text.Length || !IsWordLike(text[end])))
                return true;
        }

        return false;
    }

    private static bool IsWordLike(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '/' or '_';

    private static string Hide(string where) => HandoverToken().Replace(where, "/api/handovers/…");

    [GeneratedRegex("/api/handovers/[^/]+")]
    private static partial Regex HandoverToken();
}
