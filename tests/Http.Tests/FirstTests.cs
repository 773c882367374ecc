namespace BucketManager.Http.Tests;

public sealed class FirstTests
{
    [Fact]
    public async Task The_document_is_there()
    {
        await using var host = await ApiHost.StartAsync();
        var reply = await host.AskAsync(null, "GET", "/openapi/v1.json");
        File.WriteAllText("/tmp/http/openapi.json", reply.Text);
        File.WriteAllLines("/tmp/http/log.txt", host.Lines.All); Assert.Equal("200", reply.Said);
        reply = await host.AskAsync(null, "GET", "/docs/");
        File.WriteAllText("/tmp/http/docs.html", reply.Text + string.Join("\n", reply.Headers));
        reply = await host.AskAsync(null, "GET", "/docs/scalar.js");
        File.WriteAllText("/tmp/http/scalar.txt", reply.Text[..100] + string.Join("\n", reply.Headers));
        File.WriteAllLines("/tmp/http/log.txt", host.Lines.All);
    }
}
