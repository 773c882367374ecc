using System.Text;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Grants;

namespace BucketManager.Adapters.Api.Tables;

/// <summary>The access matrix as a file for spreadsheets: a line for each grant. A stopped user, or one whose access is over, can do nothing.</summary>
public static class AccessTable
{
    private const string Nothing = "nothing";

    public static byte[] Of(IReadOnlyList<AccessLine> lines)
    {
        var table = new StringBuilder().AddLine("company", "user", "status", "ends", "bucket", "prefix", "granted", "can");
        foreach (var (user, company, status, ends, grant) in lines)
        {
            table.AddLine(
                company,
                user.ToString(),
                Word(status),
                ends is { } at ? UtcTime.Text(at) : string.Empty,
                grant.Bucket.ToString(),
                grant.Prefix.ToString(),
                grant.Can.Word(),
                status == AccessStatus.Active ? grant.Can.Word() : Nothing);
        }

        return Csv.Bytes(table);
    }

    private static string Word(AccessStatus status) => status switch
    {
        AccessStatus.Active => "active",
        AccessStatus.Stopped => "stopped",
        AccessStatus.Ended => "ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
