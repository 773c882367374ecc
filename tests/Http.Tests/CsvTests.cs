using BucketManager.Adapters.Http.Endpoints;

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
        var lines = reply.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
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
            ["user,bucket,prefix,can", "acme-edi,invoices,\"'=1+1/\",collect", "acme-edi,invoices,in/,deliver"],
            reply.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }
}
