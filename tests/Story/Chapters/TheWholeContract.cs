namespace BucketManager.Story.Chapters;

internal sealed class TheWholeContract : Chapter
{
    public override string Title => "The whole contract";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        await Sentence("Every route, refusal, message and state of api.md was exercised", () =>
        {
            var missing = stage.Line.Coverage.Missing();
            Expect.That(missing.Count == 0, $"Not exercised:\n      {string.Join("\n      ", missing)}");
            return Task.CompletedTask;
        });
    }
}
