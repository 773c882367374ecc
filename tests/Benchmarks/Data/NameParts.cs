using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;

namespace BucketManager.Benchmarks.Data;

/// <summary>What names, titles and descriptions are made of.</summary>
internal static class NameParts
{
    private static readonly string[] Occasions =
    [
        "spring", "summer", "autumn", "winter", "holiday", "annual", "spare", "retail", "export", "outlet", "trade", "office", "garden",
        "marine", "travel", "sports", "health", "kitchen", "textile", "lighting", "organic", "heritage", "digital", "nordic", "alpine",
    ];

    private static readonly string[] Undertakings =
    [
        "catalogue", "campaign", "audit", "launch", "fair", "archive", "claims", "invoices", "tenders", "returns", "parts", "surveys",
        "films", "orders", "payroll", "licences", "designs", "reports", "training", "samples", "contracts", "logistics", "supplies",
        "research",
    ];

    private static readonly string[] Contents =
    [
        "artwork", "price-lists", "contracts", "invoices", "orders", "delivery-notes", "photos", "drawings", "manuals", "reports",
        "translations", "packaging", "certificates", "stock-levels", "forecasts", "claims", "returns", "test-results", "datasheets",
        "press-kits", "videos", "audio", "fonts", "proofs", "labels", "customs", "statements", "surveys", "minutes", "backups",
    ];

    private static readonly string[] Where =
    [
        "austria", "belgium", "bolzano", "brussels", "cologne", "denmark", "dublin", "finland", "france", "geneva", "germany", "ghent",
        "greece", "hamburg", "hungary", "ireland", "italy", "lisbon", "lyon", "madrid", "milan", "munich", "naples", "norway", "oslo",
        "paris", "poland", "porto", "portugal", "prague", "rome", "seville", "spain", "sweden", "trento", "turin", "valencia", "verona",
        "vienna", "warsaw", "zurich", "2021", "2022", "2023", "2024", "2025", "incoming", "outgoing", "final", "drafts",
    ];

    private static readonly string[] Families =
    [
        "Abbott", "Amato", "Baker", "Barone", "Bauer", "Berger", "Bianchi", "Blanc", "Brandt", "Bruno", "Carter", "Colombo", "Conti",
        "Costa", "Dubois", "Ellis", "Esposito", "Fabre", "Ferrari", "Fischer", "Fontana", "Gallo", "Garnier", "Greco", "Hansen",
        "Hofer", "Huber", "Jensen", "Keller", "Lambert", "Larsen", "Leone", "Lombardi", "Mancini", "Marino", "Martin", "Meyer",
        "Moreau", "Moretti", "Novak", "Olsen", "Palmer", "Pellegrini", "Rossi", "Russo", "Schmid", "Silva", "Weber", "Winter", "Zanetti",
    ];

    private static readonly string[] Trades =
    [
        "Agency", "Analytics", "Bindery", "Carriers", "Ceramics", "Consulting", "Couriers", "Design", "Foods", "Freight", "Interiors",
        "Labs", "Logistics", "Media", "Optics", "Packaging", "Paper", "Photo", "Press", "Printing", "Retail", "Software", "Studios",
        "Supplies", "Textiles", "Tools", "Translations", "Transport", "Wholesale", "Works",
    ];

    private static readonly string[] FirstNames =
    [
        "Ada", "Anna", "Bea", "Carla", "Chiara", "Dario", "Elena", "Emil", "Eva", "Franco", "Giulia", "Hugo", "Ines", "Irène", "Jan",
        "José", "Karin", "Luca", "Lucía", "Marco", "Marta", "Nils", "Nora", "Otto", "Paola", "Rita", "Sara", "Søren", "Tom", "Zoë",
    ];

    public static string FirstName(Random random) => Any(random, FirstNames);

    public static string Family(Random random) => Any(random, Families);

    public static string Region(Random random) =>
        random.Next(10) switch { < 6 => "eu-west-1", < 8 => "eu-south-1", 8 => "eu-central-1", _ => "eu-north-1" };

    /// <summary>So many names, none twice, shuffled.</summary>
    public static IReadOnlyList<ProjectName> Projects(Random random, int count) =>
        [.. Pairs(random, count, Occasions, Undertakings).Select(p => ProjectName.Parse($"{p.First}-{p.Second}"))];

    /// <summary>So many names of a project, none twice, shuffled.</summary>
    public static IReadOnlyList<BucketName> Buckets(Random random, int count) =>
        [.. Pairs(random, count, Contents, Where).Select(p => BucketName.Parse($"{p.First}-{p.Second}"))];

    /// <summary>So many companies, none twice, shuffled.</summary>
    public static IReadOnlyList<string> Companies(Random random, int count) =>
        [.. Pairs(random, count, Families, Trades).Select(p => $"{p.First} {p.Second}")];

    private static string Any(Random random, string[] words) => words[random.Next(words.Length)];

    private static IEnumerable<(string First, string Second)> Pairs(Random random, int count, string[] first, string[] second)
    {
        var numbers = Enumerable.Range(0, first.Length * second.Length).ToArray();
        random.Shuffle(numbers);
        return numbers.Take(count).Select(n => (first[n / second.Length], second[n % second.Length]));
    }
}
