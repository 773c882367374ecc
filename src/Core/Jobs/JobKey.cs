using BucketManager.Core.Projects;

namespace BucketManager.Core.Jobs;

/// <summary>Which job.</summary>
public sealed record JobKey(ProjectName Project, JobId Id);
