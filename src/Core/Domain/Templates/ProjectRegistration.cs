using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Templates;

/// <summary>
/// That a project exists, and where: the record of the registry stack in the hub's account, made before the baseline and removed after it.
/// A rebuild starts from these.
/// </summary>
/// <param name="ExternalId">What the project's roles demand before they trust us; unique for each project.</param>
/// <param name="OperationId">The change that opened the project.</param>
public sealed record ProjectRegistration(ProjectName Project, StackPlace Place, string ExternalId, OperationId OperationId);
