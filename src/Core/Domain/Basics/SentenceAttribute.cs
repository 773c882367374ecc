namespace BucketManager.Domain.Basics;

/// <summary>Makes a partial method say a sentence: the build writes its body, and refuses places that are no parameters.</summary>
/// <param name="code">Kebab-case, unique, stable: other languages know the sentence by it.</param>
/// <param name="pattern"><see cref="SentenceForm.Pattern"/>; its places are the method's parameters, in this order.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SentenceAttribute(string code, string pattern) : Attribute
{
    public string Code => code;

    public string Pattern => pattern;
}
