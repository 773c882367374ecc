using System.Text;
using BucketManager.Adapters.Api.Tables;
using BucketManager.Domain.Basics;

namespace BucketManager.Http.Tests;

/// <summary>Tables for spreadsheets, which must not run what people typed.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+41", "\"'+41\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("", "")]
    public void A_cell_is_text_and_nothing_else(string text, string cell) => Assert.Equal(cell, Csv.Cell(text));

    [Fact]
    public async Task The_whole_diary_comes_as_a_table()
    {
        await using var host = await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithBucketAsync();

        var reply = await host.AskAsync(ApiHost.Viewer, "GET", "/api/projects/acme/activity?kind=bucket", null, "Accept: text/csv");

        Assert.Equal(("200", "text/csv"), (reply.Said, reply.ContentType));
        Assert.Contains("acme-activity.csv", reply.Headers["Content-Disposition"], StringComparison.Ordinal);
        var lines = Lines(reply.Text);
        Assert.Equal("at,actor,sentence,kind,name,operationId,result", lines[0]);
        Assert.Contains(lines, l => l.Contains("manager@example.com", StringComparison.Ordinal) && l.EndsWith(",succeeded", StringComparison.Ordinal));
        Assert.All(lines[1..], l => Assert.Contains(",bucket,invoices,", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_grants_come_as_a_table_in_which_no_folder_is_a_formula()
    {
        await using var host = await (await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithBucketAsync()).WithUserAsync(
            grants: """[{"bucket":"invoices","prefix":"=1+1/","can":"collect"},{"bucket":"invoices","prefix":"in/","can":"deliver"}]""");

        var reply = await host.AskAsync(ApiHost.Viewer, "GET", "/api/projects/acme/access", null, "Accept: text/csv");

        Assert.Equal(("200", "text/csv"), (reply.Said, reply.ContentType));
        Assert.Contains("acme-access.csv", reply.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(
            [
                "company,user,status,ends,bucket,prefix,granted,can",
                "ACME,acme-edi,active,,invoices,\"'=1+1/\",collect,collect",
                "ACME,acme-edi,active,,invoices,in/,deliver,deliver",
            ],
            Lines(reply.Text));
    }

    [Fact]
    public async Task Who_is_stopped_or_over_can_do_nothing_in_the_table_and_lines_are_in_order()
    {
        await using var host = await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithBucketAsync();
        const string grants = """[{"bucket":"invoices","prefix":"","can":"manage"}]""";
        await host.WithUserAsync("zz-edi", grants);
        await host.WithUserAsync("acme-edi", grants);
        await host.WithUserAsync("old-edi", grants);
        var ends = host.Clock.GetUtcNow().AddHours(1);
        var spec = $$"""{"company":"Älter","contactName":"Ada","contactEmail":"ada@acme.example","expiresAt":"{{UtcTime.Text(ends)}}","grants":{{grants}}}""";
        await host.EndedAsync(await host.AskAsync(
            ApiHost.Manager, "PUT", "/api/projects/acme/users/old-edi", $$"""{"spec":{{spec}}}""", "If-Match: \"1\""));
        await host.AskAsync(ApiHost.Manager, "POST", "/api/projects/acme/users/zz-edi/stop");
        host.Clock.Advance(TimeSpan.FromHours(2));

        var reply = await host.AskAsync(ApiHost.Viewer, "GET", "/api/projects/acme/access", null, "Accept: text/csv");

        Assert.Equal(
            [
                "ACME,acme-edi,active,,invoices,,manage,manage",
                "ACME,zz-edi,stopped,,invoices,,manage,nothing",
                $"Älter,old-edi,ended,{UtcTime.Text(DateTimeOffset.FromUnixTimeSeconds(ends.ToUnixTimeSeconds()))},invoices,,manage,nothing",
            ],
            Lines(reply.Text)[1..]);
    }

    [Fact]
    public void A_table_begins_with_the_mark_by_which_Excel_knows_UTF_8_and_its_lines_end_as_there() => Assert.Equal(
        [0xEF, 0xBB, 0xBF, (byte)'a', (byte)',', 0xC3, 0xA9, (byte)'\r', (byte)'\n'],
        Csv.Bytes(new StringBuilder().AddLine("a", "\u00E9")));

    private static string[] Lines(string table) => table.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
