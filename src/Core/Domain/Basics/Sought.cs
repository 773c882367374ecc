using System.Text;

namespace BucketManager.Domain.Basics;

/// <summary>A search text. It matches a text that contains it, regardless of case and accents.</summary>
public sealed record Sought
{
    // The letters from U+00C0 to U+017F without their accents. The platform's normalisation needs ICU, which is not there everywhere.
    private const char FirstLetter = '\u00C0';
    private const string Letters =
        "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    public Sought(string text) => Folded = Fold(text.Trim());

    /// <summary>Small letters without accents.</summary>
    public string Folded { get; }

    /// <summary>A text in the form in which two that read the same are the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
            Append(folded, letter);
        return folded.ToString();
    }

    public bool IsIn(string text) => Ascii.IsValid(text)
        ? text.Contains(Folded, StringComparison.OrdinalIgnoreCase)
        : Fold(text).Contains(Folded, StringComparison.Ordinal);

    private static void Append(StringBuilder folded, char letter)
    {
        switch (letter)
        {
            case >= '\u0300' and <= '\u036F':
                break; // An accent of its own, beside its letter.
            case '\u00C6' or '\u00E6':
                folded.Append("ae");
                break;
            case '\u0152' or '\u0153':
                folded.Append("oe");
                break;
            case '\u00DF' or '\u1E9E':
                folded.Append("ss");
                break;
            case '\u00D7' or '\u00F7':
                folded.Append(letter);
                break;
            case '\u0218' or '\u0219':
                folded.Append('s');
                break;
            case '\u021A' or '\u021B':
                folded.Append('t');
                break;
            case >= FirstLetter when letter - FirstLetter < Letters.Length:
                folded.Append(Letters[letter - FirstLetter]);
                break;
            default:
                folded.Append(char.ToLowerInvariant(letter));
                break;
        }
    }
}
