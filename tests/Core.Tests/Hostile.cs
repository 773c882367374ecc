using CsCheck;

namespace BucketManager.Core.Tests;

/// <summary>Text that somebody types to get past a rule.</summary>
public static class Hostile
{
    /// <summary>Tricks that no name, prefix or network may let in.</summary>
    public static readonly string[] Pieces =
    [
        "..", "../", "/..", "./", "%2e%2e", "%2F", "%2f..", "\\", "\\..\\", "//", "~", "*", "?", "${aws:username}", "{{resolve:ssm:x}}",
        "\u0000", "\n", "\r\n", "\t", "\u001b[31m", "\u007f", "\u0085", "\u2028", "\u202e", "\u2066", "\u200f", "\ufeff", "\u200b",
        "\u0430", // Cyrillic a
        "\uff0e\uff0e", // wide full stops
        "\uff0f", // wide slash
        "\u2215", // division slash
        "\u2024", // one dot leader
        "\u0131", // dotless i
        "\u212a", // Kelvin sign
        "\ud800", "\udc00", "\ud83d", // lone surrogates
    ];

    /// <summary>Legal text with a trick at some place in it.</summary>
    public static Gen<string> In(Gen<string> legal) =>
        Gen.Select(legal, Gen.OneOf(Pieces), Gen.Int[0, 200]).Select((text, piece, at) => text.Insert(at % (text.Length + 1), piece));
}
