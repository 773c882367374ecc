namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>Another form of an endpoint's 200, for the document.</summary>
/// <param name="Body">Null: no JSON.</param>
internal sealed record AnswersAlso(Type? Body, string ContentType = "application/json");
