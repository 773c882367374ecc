using System.Globalization;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using BucketManager.Hosts.Local;

namespace BucketManager.Benchmarks.Data;

/// <summary>
/// The fleet that figures are measured with: 500 projects, 10,000 buckets, 20,000 users and 50,000 grants. The project <c>largest</c>
/// has 1,500 buckets and 300 users, <c>fifteen</c> has 15 and 20. The same seed gives the same set.
/// </summary>
internal sealed class DataSet
{
    /// <summary>When the first project was opened. Fixed, so that a seed means the same next year.</summary>
    public static readonly DateTimeOffset Beginning = new(2024, 1, 8, 9, 0, 0, TimeSpan.Zero);

    private const long FirstAccount = 200_000_000_000;

    private static readonly string[] Levels = ["deliver", "deliver", "deliver", "collect", "collect", "collect", "exchange", "manage"];

    private readonly Random random;

    private DataSet(Random random, IReadOnlyList<ProjectSize> sizes)
    {
        this.random = random;
        Sizes = sizes;
    }

    /// <summary>The sizes are drawn, too.</summary>
    /// <param name="seed">What it is drawn from.</param>
    /// <param name="scale">1: all of it; 0.01: 5 projects with 100 buckets.</param>
    public static DataSet OfScale(int seed, double scale)
    {
        var random = new Random(seed);
        return new DataSet(random, ProjectSize.Draw(random, scale));
    }

    public static DataSet OfSizes(int seed, params IReadOnlyList<ProjectSize> sizes) => new(new Random(seed), sizes);

    public IReadOnlyList<ProjectSize> Sizes { get; }

    /// <summary>Drawn one after the other: to be enumerated once.</summary>
    public IEnumerable<DataProject> Projects() => Sizes.Select(Project);

    private DataProject Project(ProjectSize size, int number)
    {
        var buckets = NameParts.Buckets(random, size.Buckets);
        var companies = NameParts.Companies(random, size.GrantsOfUsers.Count);
        var sftp = random.Next(4) == 0;
        return new DataProject(
            size.Name,
            ProjectSpec.Check(new ProjectFields
            {
                Title = Title(size.Name),
                Account = (FirstAccount + (number * 7_919L)).ToString(CultureInfo.InvariantCulture),
                Region = NameParts.Region(random),
                Managers = [Managing(number), $"{NameParts.Family(random).ToLowerInvariant()}@example.com"],
                Viewers = random.Next(2) == 0 ? [SamplePeople.Viewer.Email.ToString()] : null,
                Sftp = sftp,
            }).Value,
            [.. buckets.Select(b => (b, Bucket(b)))],
            [
                .. companies.Select((company, i) => (
                    UserName.Parse(Slug(company)),
                    User(company, buckets, size.GrantsOfUsers[i], sftp && random.Next(3) == 0))),
            ]);
    }

    // The sample manager has a twentieth of all projects.
    private static string Managing(int number) =>
        number % 20 == 0 ? SamplePeople.Manager.Email.ToString() : SamplePeople.SecondManager.Email.ToString();

    private BucketSpec Bucket(BucketName name) => BucketSpec.Check(new BucketFields
    {
        Description = random.Next(3) == 0 ? null : $"{Title(name)}: novità per i partner",
        Retention = random.Next(3) != 0 ? null : new RetentionFields
        {
            KeepCurrentDays = random.Next(2) == 0 ? 365 : null,
            KeepPreviousVersionsDays = 30 * random.Next(1, 7),
            MoveToColderAfterDays = random.Next(3) == 0 ? 90 : null,
        },
        ObjectLockDays = random.Next(30) == 0 ? 30 : null,
        AllowedNetworks = random.Next(20) == 0 ? [Network()] : null,
        Tags = random.Next(3) == 0
            ? new Dictionary<string, string> { ["cost-centre"] = random.Next(1000, 9999).ToString(CultureInfo.InvariantCulture) }
            : null,
    }).Value;

    private UserSpec User(string company, IReadOnlyList<BucketName> buckets, int grants, bool sftp)
    {
        var (first, family) = (NameParts.FirstName(random), NameParts.Family(random));
        var drawn = new HashSet<BucketName>();
        while (drawn.Count < grants)
            drawn.Add(buckets[random.Next(buckets.Count)]);
        return UserSpec.Check(new UserFields
        {
            Company = company,
            ContactName = $"{first} {family}",
            ContactEmail = $"{family.ToLowerInvariant()}@{Slug(company)}.example",
            ExpiresAt = random.Next(5) < 2 ? null : Beginning.AddYears(10).AddDays(random.Next(1_000)),
            AllowedNetworks = random.Next(5) == 0 ? [Network()] : null,
            Sftp = sftp,
            Grants = [.. drawn.Select(bucket => new GrantFields
            {
                Bucket = bucket.ToString(),
                Prefix = Folder(Slug(company)),
                Can = Levels[random.Next(Levels.Length)],
            })],
        }).Value;
    }

    private string? Folder(string company) => random.Next(10) switch
    {
        0 => null,
        < 4 => $"in/{company}/",
        < 7 => $"out/{company}/",
        < 9 => $"{company}/",
        _ => $"partners/{company}/{random.Next(2021, 2027)}/",
    };

    private string Network() => $"203.0.{random.Next(256)}.0/24";

    private static string Slug(string company) => company.ToLowerInvariant().Replace(' ', '-');

    private static string Title(object name)
    {
        var words = name.ToString()!.Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
