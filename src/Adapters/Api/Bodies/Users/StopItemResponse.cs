using BucketManager.Application.UseCases.Users;

namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>One thing that was stopped, or could not be.</summary>
/// <param name="What"><c>key</c>, <c>handover</c>, <c>sshKey</c> or <c>grants</c>.</param>
/// <param name="Result"><c>stopped</c>, <c>running</c> or <c>failed</c>.</param>
public sealed record StopItemResponse(string What, string? Id, string Result, SentenceResponse Sentence)
{
    public static StopItemResponse From(StopItem item) => new(ThingWords.Of(item.What), item.Id, ThingWords.Of(item.Outcome), SentenceResponse.From(item.Sentence));
}
