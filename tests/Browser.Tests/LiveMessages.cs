using System.Collections.Concurrent;

namespace BucketManager.Browser.Tests;

/// <summary>What lies between a page and the server's messages: a test decides how each change of a project arrives.</summary>
internal sealed class LiveMessages
{
    private readonly ConcurrentQueue<string> asked = new();

    /// <summary>What arrives in the place of a change: nothing, the same twice, or others.</summary>
    public Func<string, IEnumerable<string>> Deliver { get; set; } = AsTold;

    /// <summary>What the page has asked for, oldest first.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    /// <summary>Lays it under a page that has not been opened yet.</summary>
    public static async Task<LiveMessages> LayAsync(IPage page)
    {
        var wire = new LiveMessages();
        await page.RouteWebSocketAsync("**/ws", inPage =>
        {
            var server = inPage.ConnectToServer();
            inPage.OnMessage(frame =>
            {
                wire.asked.Enqueue(frame.Text!);
                server.Send(frame.Text!);
            });
            server.OnMessage(frame =>
            {
                foreach (var text in IsChange(frame.Text!) ? wire.Deliver(frame.Text!) : [frame.Text!])
                    inPage.Send(text);
            });
        });
        return wire;
    }

    public static IEnumerable<string> AsTold(string change) => [change];

    private static bool IsChange(string text) => (string?)JsonNode.Parse(text)!["type"] == "change";
}
