using BucketManager.Core.Jobs;
using BucketManager.Core.Operations;

namespace BucketManager.Adapters.Http;

/// <summary>Addresses that stand in answers.</summary>
internal static class Links
{
    public static string To(Operation operation) => $"/api/projects/{operation.Key.Project}/operations/{operation.Id}";

    public static string To(Job job) => $"/api/projects/{job.About.Project}/jobs/{job.Id}";
}
