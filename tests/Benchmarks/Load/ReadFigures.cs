using System.Text;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>
/// LIST, GET, search and the matrix, on the whole data set: against a constant of the same server, a large project against a small
/// one, and all projects against five.
/// </summary>
internal sealed class ReadFigures(ServerProcess server, ServerProcess few, Duel duel, Measuring asked) : IDisposable
{
    private const int People = 50;

    // Far from all that the server can do, as on a working day.
    private const double Steadily = 500;

    private const double ConstantGoal = 1.3;
    private const double SizeGoal = 1.2;

    private static readonly string Buckets = $"/api/projects/{ProjectSize.Largest}/buckets";

    private readonly List<Clients> opened = [];
    private readonly CancellationToken cancel = asked.Cancel;

    public async IAsyncEnumerable<Figure> MeasureAsync()
    {
        var clients = await ClientsAsync(server);
        var bucket = (await server.GetJsonAsync(Buckets, cancel))["items"]![0]!["name"];
        (string, string)[] loads =
        [
            ("LIST projects", "/api/projects"),
            ("LIST buckets", Buckets),
            ("LIST users", $"/api/projects/{ProjectSize.Largest}/users"),
            ("GET a bucket", $"{Buckets}/{bucket}"),
            ("search", "/api/search?q=rossi"),
            ("matrix", $"/api/projects/{ProjectSize.Largest}/access"),
        ];
        foreach (var (name, path) in loads.Where(l => IsWanted(l.Item1)))
        {
            var constant = await ConstantAsync(path);
            foreach (var (how, perSecond) in new (string, double?)[] { ("as fast as they can", null), ($"{Steadily} a second", Steadily) })
            {
                var results = await duel.FightAsync(
                    lasts => clients.AskAsync(Get(server, path), lasts, perSecond, cancel),
                    lasts => clients.AskAsync(Get(server, constant), lasts, perSecond, cancel));
                yield return Duel.Figure($"{name}, {People} clients, {how}", "constant", ConstantGoal, results);
            }
        }

        // The same number of buckets in the answer: only the project's size differs.
        (string, string, string, ServerProcess)[] sizes =
        [
            ("LIST 15 buckets in a project of 1,500", "of 15", Page(ProjectSize.Largest), server),
            ("LIST 15 buckets with 500 projects", "with 5", Page(ProjectSize.Fifteen), few),
        ];
        foreach (var (name, other, path, otherServer) in sizes.Where(s => IsWanted(s.Item1)))
        {
            var otherClients = await ClientsAsync(otherServer);
            var results = await duel.FightAsync(
                lasts => clients.AskAsync(Get(server, path), lasts, null, cancel),
                lasts => otherClients.AskAsync(Get(otherServer, Page(ProjectSize.Fifteen)), lasts, null, cancel));
            yield return Duel.Figure(name, other, SizeGoal, results);
        }

        bool IsWanted(string name) => name.Contains(asked.Only, StringComparison.OrdinalIgnoreCase);
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
