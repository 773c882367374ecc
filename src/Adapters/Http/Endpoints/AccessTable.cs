using System.Text;
using BucketManager.Core.Grants;
using BucketManager.Core.Projects;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>Who can do what, where, for spreadsheets: a line for each grant.</summary>
internal static class AccessTable
{
    public static IResult Of(ProjectName project, AccessMatrix matrix)
    {
        var table = new StringBuilder().AddLine("user", "bucket", "prefix", "can");
        foreach (var (user, grant) in matrix.Grants)
            table.AddLine(user.ToString(), grant.Bucket.ToString(), grant.Prefix.ToString(), grant.Can.Word());
        return Csv.File(table, $"{project}-access.csv");
    }
}
