using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Grants;

/// <summary>The words of the grant levels, and what each covers.</summary>
public static class GrantLevels
{
    public static string Word(this GrantLevel level) => level switch
    {
        GrantLevel.Collect => "collect",
        GrantLevel.Deliver => "deliver",
        GrantLevel.Exchange => "exchange",
        GrantLevel.Manage => "manage",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static Result<GrantLevel> Check(string? word) => word switch
    {
        "collect" => GrantLevel.Collect,
        "deliver" => GrantLevel.Deliver,
        "exchange" => GrantLevel.Exchange,
        "manage" => GrantLevel.Manage,
        null => new Refusal.Invalid("can", FieldRules.Required()),
        _ => new Refusal.Invalid("can", FieldRules.UnknownVerb()),
    };

    /// <summary>Whether who may do this may also do <paramref name="other"/>.</summary>
    public static bool Covers(this GrantLevel level, GrantLevel other) =>
        level == other || level is GrantLevel.Manage || (level is GrantLevel.Exchange && other is not GrantLevel.Manage);

    /// <summary>Whether this level is enough for what was asked. Names can be listed by everybody who may do anything.</summary>
    public static bool Answers(this GrantLevel level, AccessQuestion question) => question switch
    {
        AccessQuestion.List => true,
        AccessQuestion.Read => level.Reads(),
        AccessQuestion.Write => level.Writes(),
        AccessQuestion.Delete => level.Deletes(),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    public static bool Reads(this GrantLevel level) => level is not GrantLevel.Deliver;

    public static bool Writes(this GrantLevel level) => level is not GrantLevel.Collect;

    public static bool Deletes(this GrantLevel level) => level is GrantLevel.Manage;
}
