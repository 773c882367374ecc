using System.Text;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>
/// LIST, GET, search and the matrix, on the whole data set: against a constant of the same server, a large project against a small
/// one, and all projects against five.
/// </summary>
internal sealed class ReadFigures(ServerProcess server, ServerProcess few, Duel duel, CancellationToken cancel) : IDisposable
{
    private const int People = 50;

    // Far from all that the server can do, as on a working day.
    private const double Steadily = 500;

    private const double ConstantGoal = 1.3;
    private const double SizeGoal = 1.2;

    private static readonly string Buckets = $"/api/projects/{ProjectSize.Largest}/buckets";

    private readonly List<Clients> opened = [];

    public async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var figures = new List<Figure>();
        var clients = await ClientsAsync(server);
        var bucket = (await server.GetJsonAsync(Buckets, cancel))["items"]![0]!["name"];
        (string, string)[] asked =
        [
            ("LIST projects", "/api/projects"),
            ("LIST buckets", Buckets),
            ("LIST users", $"/api/projects/{ProjectSize.Largest}/users"),
            ("GET a bucket", $"{Buckets}/{bucket}"),
            ("search", "/api/search?q=rossi"),
            ("matrix", $"/api/projects/{ProjectSize.Largest}/access"),
        ];
        foreach (var (name, path) in asked)
        {
            var constant = await ConstantAsync(path);
            foreach (var (how, perSecond) in new (string, double?)[] { ("as fast as they can", null), ($"{Steadily} a second", Steadily) })
            {
                var results = await duel.FightAsync(
                    lasts => clients.AskAsync(Get(server, path), lasts, perSecond, cancel),
                    lasts => clients.AskAsync(Get(server, constant), lasts, perSecond, cancel));
                figures.Add(Duel.Figure($"{name}, {People} clients, {how}", "constant", ConstantGoal, results));
                Progress.Tell(figures[^1]);
            }
        }

        // The same number of buckets in the answer: only the project's size differs.
        figures.Add(Duel.Figure(
            "LIST 15 buckets in a project of 1,500", "of 15", SizeGoal,
            await AgainstAsync(Page(ProjectSize.Largest), server, clients)));
        Progress.Tell(figures[^1]);
        figures.Add(Duel.Figure(
            "LIST 15 buckets with 500 projects", "with 5", SizeGoal,
            await AgainstAsync(Page(ProjectSize.Fifteen), few, await ClientsAsync(few))));
        Progress.Tell(figures[^1]);
        return figures;

        Task<List<(LoadResult, LoadResult)>> AgainstAsync(string ours, ServerProcess otherServer, Clients otherClients) => duel.FightAsync(
            lasts => clients.AskAsync(Get(server, ours), lasts, null, cancel),
            lasts => otherClients.AskAsync(Get(otherServer, Page(ProjectSize.Fifteen)), lasts, null, cancel));
    }

    public void Dispose() => opened.ForEach(c => c.Dispose());

    private static string Page(object project) => $"/api/projects/{project}/buckets?pageSize=15";

    private static byte[] Get(ServerProcess server, string path) => HttpConnection.Get(path, server.Token);

    private async Task<Clients> ClientsAsync(ServerProcess of)
    {
        opened.Add(await Clients.OfAsync(of, People, cancel));
        return opened[^1];
    }

    /// <summary>Where the server answers, without thinking, what it answers there now.</summary>
    private async Task<string> ConstantAsync(string path)
    {
        var constant = $"/constants/{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(path))}";
        await server.AskAsync(HttpMethod.Put, constant, await server.GetAsync(path, cancel), null, cancel);
        return constant;
    }
}
