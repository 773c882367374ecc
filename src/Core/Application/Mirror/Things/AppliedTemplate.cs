using BucketManager.Domain.Records;

namespace BucketManager.Application.Mirror.Things;

/// <summary>The live template of a thing, as it was read.</summary>
/// <param name="Text">Null: there is none any more.</param>
public sealed record AppliedTemplate(ThingKey Key, string? Text);
