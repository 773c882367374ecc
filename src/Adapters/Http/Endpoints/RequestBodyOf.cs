namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>
/// The body that an endpoint reads. Not the framework's <c>Accepts</c>: routing would answer 415 to it before anybody asked
/// who is there.
/// </summary>
/// <param name="Optional">No body is as good as an empty object.</param>
internal sealed record RequestBodyOf(Type Body, bool Optional);
