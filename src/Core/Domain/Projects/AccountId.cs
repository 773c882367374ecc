using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Projects;

/// <summary>The 12 digits of an AWS account.</summary>
public sealed record AccountId
{
    private readonly string text;

    private AccountId(string text) => this.text = text;

    public static Result<AccountId> Check(string? text) =>
        text is { Length: 12 } && text.All(char.IsAsciiDigit)
            ? new AccountId(text)
            : new Refusal.Invalid("account", FieldRules.AccountDigits());

    public static AccountId Parse(string text) => Check(text).Value;

    public override string ToString() => text;
}
