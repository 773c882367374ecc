using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Templates;

/// <summary>A statement of an IAM, bucket or key policy.</summary>
/// <param name="Sid">Letters and digits: what it is for, in a few words.</param>
/// <param name="Resource">ARNs, or <c>*</c>. Null in a trust policy.</param>
internal sealed record PolicyStatement(string Sid, bool Allow, ValueList<string> Actions, Json? Resource)
{
    /// <summary>In policies of resources: whom it is about.</summary>
    public Json? Principal { get; init; }

    /// <summary>The actions are those that it is not about.</summary>
    public bool AllBut { get; init; }

    public Json? Condition { get; init; }

    public static Json Document(params IEnumerable<PolicyStatement> statements) => Document(statements.Select(s => s.ToJson()));

    public static Json Document(IEnumerable<Json> statements) => Json.Of(
        ("Version", "2012-10-17"),
        ("Statement", Json.ListOf(statements)));

    public Json ToJson() => Json.Of(
        ("Sid", Sid),
        ("Effect", Allow ? "Allow" : "Deny"),
        ("Principal", Principal),
        (AllBut ? "NotAction" : "Action", Actions is [var only] ? only : Json.ListOf(Actions.Select(a => (Json)a))),
        ("Resource", Resource),
        ("Condition", Condition));
}
