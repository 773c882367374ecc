namespace BucketManager.Domain.Templates;

/// <summary>
/// The tightest way to write a template, for users with hundreds of grants: a list of bucket ARNs becomes one text that is split again,
/// <c>{"Fn::Split": ["|", {"Fn::Sub": ["arn:aws:s3:::invoices${N}/in/*|…", {"N": "-{account}-{region}-an"}]}]}</c>.
/// Per ARN that is a third of what an <c>Fn::Join</c> takes. Neither <c>|</c> nor <c>$</c> can stand in a prefix.
/// </summary>
internal static class GatheredArns
{
    private const string End = "N";

    public static Json In(Json json) => json switch
    {
        Json.List { Items.Count: > 1 } list when list.Items.All(IsArn) => Gathered(list),
        Json.List list => Json.ListOf(list.Items.Select(In)),
        Json.Object map => new Json.Object([.. map.Fields.Select(f => f with { Value = In(f.Value) })]),
        _ => json,
    };

    private static Json.Intrinsic Gathered(Json.List arns) => new("Fn::Split", Json.ListOf("|", new Json.Intrinsic("Fn::Sub", Json.ListOf(
        string.Join('|', arns.Items.Select(Short)),
        Json.Of((End, Json.Join("-", string.Empty, Arns.Account, Arns.Region, "an")))))));

    private static bool IsArn(Json json) => Short(json) is not null;

    // {"Fn::Join": ["-", ["arn:aws:s3:::invoices", account, region, "an/in/*"]]}
    private static string? Short(Json json) =>
        json is Json.Intrinsic
        {
            Function: "Fn::Join",
            Argument: Json.List
            {
                Items: [Json.Text { Value: "-" }, Json.List { Items: [Json.Text start, var account, var region, Json.Text end] }],
            },
        }
        && account == Arns.Account && region == Arns.Region
            ? $"{start.Value}${{{End}}}{end.Value["an".Length..]}"
            : null;
}
