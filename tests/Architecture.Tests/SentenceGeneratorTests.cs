using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace BucketManager.Architecture.Tests;

public class SentenceGeneratorTests
{
    private const string Attribute =
        """
        namespace BucketManager.Domain.Basics
        {
            public sealed record Sentence;
            public sealed class SentenceAttribute(string code, string pattern) : System.Attribute;
        }
        """;

    [Theory]
    [InlineData("{bucket} of {company}", "string bucket, string company")]
    [InlineData("{days} {days:day|days}", "int days")]
    [InlineData("It is over.", "")]
    public void Parameters_that_are_the_places_in_their_order_build(string pattern, string parameters) => Assert.Null(ErrorOf(pattern, parameters));

    [Theory]
    [InlineData("{bucket} of {company}", "string bucket", "bucket, company", "bucket")]
    [InlineData("{bucket}", "string bucket, string company", "bucket", "bucket, company")]
    [InlineData("{bucket} of {company}", "string company, string bucket", "bucket, company", "company, bucket")]
    [InlineData("{bucket}", "string name", "bucket", "name")]
    public void Other_parameters_stop_the_build(string pattern, string parameters, string places, string names) => Assert.Equal(
        $"The pattern has the places ({places}), but the parameters are ({names}): they must be the same, in the same order",
        ErrorOf(pattern, parameters));

    private static string? ErrorOf(string pattern, string parameters)
    {
        var source =
            $$"""
            namespace BucketManager.Sample
            {
                using BucketManager.Domain.Basics;

                public static partial class Say
                {
                    [Sentence("sample", "{{pattern}}")]
                    public static partial Sentence Sample({{parameters}});
                }
            }
            """;
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Attribute), CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);

        CSharpGeneratorDriver.Create(new SentenceGenerator.SentenceGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out var found, CancellationToken.None);

        return found.SingleOrDefault()?.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }
}
