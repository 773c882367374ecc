namespace BucketManager.Domain.Basics;

/// <summary>Collects what is wrong with a request, all of it, so that a person mends it in one go.</summary>
public sealed class FieldErrors
{
    private readonly List<FieldError> errors = [];

    public bool Any => errors.Count > 0;

    /// <summary>To be read when <see cref="Any"/>.</summary>
    public Refusal.Invalid Refusal => new([.. errors]);

    public void Add(string field, Sentence says) => errors.Add(new FieldError(field, says));

    /// <summary>The checked value, or its default after the error is noted at <paramref name="field"/>.</summary>
    public T? Take<T>(string field, Result<T> checkedValue)
        where T : class
    {
        if (checkedValue.Accepted)
            return checkedValue.Value;
        Add(field, checkedValue.Refusal is Refusal.Invalid { Errors: [var first, ..] } ? first.Says : checkedValue.Refusal.Says);
        return null;
    }
}
