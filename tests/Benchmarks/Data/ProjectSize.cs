using BucketManager.Domain.Projects;

namespace BucketManager.Benchmarks.Data;

/// <summary>How many buckets, and how many grants each user of a project has.</summary>
internal sealed record ProjectSize(ProjectName Name, int Buckets, IReadOnlyList<int> GrantsOfUsers)
{
    public static readonly ProjectName Largest = ProjectName.Parse("largest");

    public static readonly ProjectName Fifteen = ProjectName.Parse("fifteen");

    private const int MaxBuckets = 1_500;
    private const int MaxUsers = 300;
    private const int MaxGrants = 8;
    private const int MinBuckets = 3;

    /// <summary>
    /// The sizes of all projects. Whatever the seed, they add up to 500 projects, 10,000 buckets, 20,000 users and 50,000 grants, each
    /// times <paramref name="scale"/>.
    /// </summary>
    /// <param name="random">Decides how they differ.</param>
    /// <param name="scale">0.01 to 1.</param>
    public static IReadOnlyList<ProjectSize> Draw(Random random, double scale)
    {
        int Scaled(int number) => (int)Math.Round(number * scale);
        var names = NameParts.Projects(random, Scaled(500) - 2);
        var (largestBuckets, largestUsers) = (Math.Max(MinBuckets, Scaled(MaxBuckets)), Scaled(MaxUsers));
        var buckets = Deal(random, Scaled(10_000) - largestBuckets - 15, names.Count, MinBuckets, MaxBuckets);
        var users = Deal(random, Scaled(20_000) - largestUsers - 20, names.Count, 1, MaxUsers);
        List<(ProjectName Name, int Buckets, int Users)> sizes =
        [
            .. names.Select((name, i) => (name, buckets[i], users[i])), (Largest, largestBuckets, largestUsers), (Fifteen, 15, 20),
        ];

        // A user's grants are on different buckets, so that none is within another.
        var most = sizes.SelectMany(s => Enumerable.Repeat(Math.Min(MaxGrants, s.Buckets), s.Users)).ToArray();
        var grants = new Queue<int>(Deal(random, Scaled(50_000), most));
        return [.. sizes.Select(s => new ProjectSize(s.Name, s.Buckets, [.. Enumerable.Range(0, s.Users).Select(_ => grants.Dequeue())]))];
    }

    // Few have much and many have little, as it is: each weighs what an exponential distribution gives it.
    private static int[] Deal(Random random, int total, int among, int least, int most)
    {
        var weights = Enumerable.Range(0, among).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
        var (rest, sum) = (total - (least * among), weights.Sum());
        var dealt = weights.Select(w => Math.Min(most, least + (int)(rest * w / sum))).ToArray();
        for (var left = total - dealt.Sum(); left > 0; left--)
            dealt[NextBelow(random, dealt, _ => most)]++;
        return dealt;
    }

    private static int[] Deal(Random random, int total, int[] most)
    {
        var dealt = Enumerable.Repeat(1, most.Length).ToArray();
        for (var left = total - dealt.Length; left > 0; left--)
            dealt[NextBelow(random, dealt, i => most[i])]++;
        return dealt;
    }

    private static int NextBelow(Random random, int[] dealt, Func<int, int> most)
    {
        int i;
        do
        {
            i = random.Next(dealt.Length);
        }
        while (dealt[i] >= most(i));
        return i;
    }
}
