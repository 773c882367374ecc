using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>A thing that somebody should look at. One thing may have several causes.</summary>
public sealed record AttentionResponse(ThingKind Kind, string Name, AttentionCause Cause)
{
    public static AttentionResponse From(AttentionItem item) => new(item.Thing.Kind, item.Thing.Name, item.Cause);
}
