using System.Diagnostics.CodeAnalysis;

namespace BucketManager.Domain.Basics;

/// <summary>What was asked for, or the reason why it is not given. A refusal is an answer, not an exception.</summary>
public readonly struct Result<T>
    where T : notnull
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Null when accepted.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    /// <summary>The value; reading it after a refusal is a bug of the caller.</summary>
    public T Value => Accepted && value is not null ? value : throw new InvalidOperationException($"Refused: {Refusal}");

    public static Result<T> Of(T value) => new(value, null);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    public Result<TNext> Map<TNext>(Func<T, TNext> next)
        where TNext : notnull =>
        Accepted ? Result<TNext>.Of(next(Value)) : Refusal;

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next)
        where TNext : notnull =>
        Accepted ? next(Value) : Refusal;
}
