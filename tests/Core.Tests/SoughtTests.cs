using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Core.Tests;

public sealed class SoughtTests
{
    [Theory]
    [InlineData("zoe", "Zo\u00EB")]
    [InlineData("ZO\u00CB", "zoe")]
    [InlineData("zoe", "Zoe\u0308")]
    [InlineData("strasse", "Am Ring, Stra\u00DFe 4")]
    [InlineData("malmo", "Malm\u00D6")]
    [InlineData("lodz", "\u0141\u00F3d\u017A")]
    [InlineData("citta", "Citt\u00E0 di Roma")]
    [InlineData("aerosk", "\u00C6r\u00F8sk\u00F8bing")]
    [InlineData("nino", "El Ni\u00F1o")]
    [InlineData("zurich", "Z\u00DCRICH")]
    [InlineData("  acme ", "The ACME company")]
    [InlineData("\u0436\u0443\u043A", "\u0416\u0423\u041A")]
    public void What_reads_the_same_is_found_whatever_its_case_and_accents(string wanted, string text) =>
        Assert.True(new Sought(wanted).IsIn(text), $"{wanted} in {text}: {Sought.Fold(text)}");

    [Theory]
    [InlineData("zoe", "Zara")]
    [InlineData("o", "a")]
    [InlineData("\u00D7", "x")]
    public void What_reads_otherwise_is_not(string wanted, string text) => Assert.False(new Sought(wanted).IsIn(text));

    [Fact]
    public void Each_accented_Latin_letter_becomes_one_of_the_alphabet()
    {
        for (var letter = '\u00C0'; letter <= '\u017F'; letter++)
        {
            if (letter is not ('\u00D7' or '\u00F7'))
                Assert.True(Sought.Fold(letter.ToString()).All(char.IsAsciiLetterLower), $"{(int)letter:X4}");
        }

        Assert.Equal("aaaaaaaeceeeeiiii", Sought.Fold("\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CD\u00CE\u00CF"));
        Assert.Equal("zzzzzzs", Sought.Fold("\u0179\u017A\u017B\u017C\u017D\u017E\u017F"));
        Assert.Equal("rrrrrrssssssssttttttuu", Sought.Fold("\u0154\u0155\u0156\u0157\u0158\u0159\u015A\u015B\u015C\u015D\u015E\u015F\u0160\u0161\u0162\u0163\u0164\u0165\u0166\u0167\u0168\u0169"));
    }
}
