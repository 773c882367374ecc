using BucketManager.Application.Mirror.Operations;

namespace BucketManager.Adapters.Http.Requests;

/// <summary>An Idempotency-Key that may be absent.</summary>
internal sealed record RequestKeyRead(RequestKey? Key);
