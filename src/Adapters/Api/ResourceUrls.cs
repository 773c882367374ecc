using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;

namespace BucketManager.Adapters.Api;

/// <summary>Addresses that stand in answers.</summary>
public static class ResourceUrls
{
    public static string Of(Operation operation) => $"/api/projects/{operation.Key.Project}/operations/{operation.Id}";

    public static string Of(Job job) => $"/api/projects/{job.About.Project}/jobs/{job.Id}";
}
