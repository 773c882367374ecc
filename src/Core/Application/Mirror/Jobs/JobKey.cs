using BucketManager.Domain.Projects;

namespace BucketManager.Application.Mirror.Jobs;

/// <summary>Which job.</summary>
public sealed record JobKey(ProjectName Project, JobId Id);
