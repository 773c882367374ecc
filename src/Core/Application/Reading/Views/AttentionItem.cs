using BucketManager.Domain.Records;

namespace BucketManager.Application.Reading.Views;

/// <summary>A thing that somebody should look at. One thing may have several causes.</summary>
public sealed record AttentionItem(ThingKey Thing, AttentionCause Cause);
