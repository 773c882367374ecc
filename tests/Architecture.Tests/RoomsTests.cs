using Xunit;

namespace BucketManager.Architecture.Tests;

public class RoomsTests
{
    private const string Begin = "<!-- rooms -->\n```text\n";
    private const string End = "```\n<!-- /rooms -->";

    [Fact]
    public void Every_type_of_Core_stands_in_a_known_room()
    {
        var rooms = Rooms.Uses.SelectMany(u => new[] { u.FromRoom, u.ToRoom }).Distinct().ToList();

        Assert.Equal(Rooms.Order.Order(StringComparer.Ordinal), rooms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_room_uses_only_the_rooms_above_it()
    {
        var order = Rooms.Order.Select((room, rank) => (room, rank)).ToDictionary(r => r.room, r => r.rank);

        var upwards = Rooms.Uses.Where(u => order[u.ToRoom] > order[u.FromRoom])
            .Select(u => $"{u.From} ({u.FromRoom}) uses {u.To} ({u.ToRoom})").ToList();

        Assert.True(upwards.Count == 0, string.Join('\n', upwards));
    }

    [Fact]
    public void The_architecture_page_prints_the_rooms_as_they_are()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md")).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;

        var printed = page[begin..page.IndexOf(End, StringComparison.Ordinal)];

        Assert.True(printed == Rooms.Graph(), $"It should print:\n{Rooms.Graph()}");
    }
}
