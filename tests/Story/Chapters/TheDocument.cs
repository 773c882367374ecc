using System.Text.RegularExpressions;

namespace BucketManager.Story.Chapters;

internal sealed partial class TheDocument : Chapter
{
    // The local host's own page, the socket and the document itself are no part of the API that the document describes.
    private static readonly string[] MayBeAbsent = ["/dev/sign-in", "/ws", "/openapi/v1.json", "/healthz", "/readyz"];

    public override string Title => "The OpenAPI document: what was lived is in it, and what is in it was lived";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        await Sentence("It is OpenAPI 3.1 and agrees with the routes, both ways", async () =>
        {
            var document = (await stage.Visitor.GetAsync("/openapi/v1.json")).Is(200).Json;
            Expect.That(document.Text("openapi").StartsWith("3.1.", StringComparison.Ordinal), $"It is OpenAPI {document.Text("openapi")}");
            var written = (
                from path in document.At("paths")!.AsObject()
                from method in path.Value!.AsObject()
                where method.Key is "get" or "put" or "post" or "delete"
                select $"{method.Key.ToUpperInvariant()} {Shape(path.Key)}").ToHashSet();
            var lived = stage.Line.Coverage.Exercised.ToDictionary(r => $"{r.Method} {Shape(r.Template)}", r => r);

            var problems = lived.Where(l => !MayBeAbsent.Contains(l.Value.Template) && !written.Contains(l.Key))
                .Select(l => $"{l.Value} is not in the document")
                .Concat(written.Where(w => !lived.ContainsKey(w)).Select(w => $"{w} is in the document and was not lived"))
                .ToList();
            Expect.That(problems.Count == 0, string.Join("\n      ", problems));
        });
    }

    private static string Shape(string path) => Name().Replace(path, "{}");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Name();
}
