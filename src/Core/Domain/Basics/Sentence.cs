namespace BucketManager.Domain.Basics;

/// <summary>Something said to a person: English text, and code and arguments from which other languages are made.</summary>
/// <param name="Code">Kebab-case, stable.</param>
/// <param name="Args">Values of the form's places: text or whole numbers.</param>
/// <param name="Text">The English sentence.</param>
public sealed record Sentence(string Code, ValueMap<object> Args, string Text)
{
    public override string ToString() => Text;
}
