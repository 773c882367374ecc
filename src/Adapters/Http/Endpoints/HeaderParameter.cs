namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>A header that an endpoint reads, for the document.</summary>
internal sealed record HeaderParameter(string Name, string Description, bool Required)
{
    public static HeaderParameter IfMatch { get; } =
        new("If-Match", "The revision that the edit was made on, in quotation marks. Missing: 428.", Required: true);

    public static HeaderParameter IfNoneMatch { get; } =
        new("If-None-Match", "The ETag of the list that the client has.", Required: false);

    public static HeaderParameter IdempotencyKey { get; } =
        new(
            "Idempotency-Key",
            "At most 64 visible characters. The same key and body within 24 hours answer the first answer again.",
            Required: false);
}
