namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>Another form of what an endpoint answers, for the document.</summary>
/// <param name="Body">Null: no JSON.</param>
internal sealed record AlsoProduces(Type? Body, string ContentType = "application/json", string Status = "200");
