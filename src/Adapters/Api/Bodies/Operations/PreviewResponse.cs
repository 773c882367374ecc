using BucketManager.Application.UseCases;

namespace BucketManager.Adapters.Api.Bodies.Operations;

/// <summary>What an edit would do. Nothing was done.</summary>
/// <param name="Summary">Empty: nothing would change.</param>
/// <param name="TemplateDiff">A unified diff against the newest accepted template.</param>
public sealed record PreviewResponse(IReadOnlyList<SentenceResponse> Summary, string TemplateDiff, IReadOnlyList<SentenceResponse> Warnings)
{
    public static PreviewResponse From(EditResult.Preview preview) =>
        new(SentenceResponse.List(preview.Summary), preview.TemplateDiff, SentenceResponse.List(preview.Warnings));
}
