using BucketManager.Domain.People;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>What somebody must be allowed to do before anything else of the request is looked at.</summary>
internal sealed record RequiredUseCase(UseCase UseCase);
