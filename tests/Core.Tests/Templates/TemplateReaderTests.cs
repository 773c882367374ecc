using System.Text;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class TemplateReaderTests
{
    private static readonly string Bucket =
        StackTemplates.Render(A.Record(A.Bucket(), A.BucketSpec(new BucketFields { Description = "Größe" }))).Text;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("AWSTemplateFormatVersion: '2010-09-09'\nResources: {}")]
    [InlineData("""{"Resources": []}""")]
    [InlineData("""{"Resources": {"Bucket": {"Type": "AWS::S3::Bucket", "Metadata": null}}}""")]
    [InlineData("""{"Metadata": {"BucketManagers": {}}, "Resources": {"Bucket": 7}}""")]
    public void A_template_without_a_record_is_somebody_elses(string text) =>
        Assert.Equal("template-foreign", Assert.IsType<TemplateReading.Foreign>(StackTemplates.Read(text)).Says.Code);

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 0")]
    [InlineData("\"schema\": 1", "\"schema\": \"1\"")]
    [InlineData("\"schema\": 1", "\"schema\": 1e400")]
    [InlineData("\"revision\": 1", "\"revision\": 1.5")]
    [InlineData("\"revision\": 1", "\"revision\": 0")]
    [InlineData("\"revision\": 1", "\"revision\": 99999999999999999999")]
    [InlineData("\"revision\": 1", "\"revision\": null")]
    [InlineData("\"revision\": 1", "\"revision\": 1, \"revision\": 1")]
    [InlineData("\"revision\": 1", "\"revision\": 1, \"surprise\": true")]
    [InlineData("\"kind\": \"bucket\"", "\"kind\": \"user\"")]
    [InlineData("\"kind\": \"bucket\"", "\"kind\": \"planet\"")]
    [InlineData("\"kind\": \"bucket\"", "\"kind\": \"\\uD800\"")]
    [InlineData("\"kind\": \"bucket\"", "\"kind\": \"registry\"")]
    [InlineData("\"name\": \"invoices\"", "\"name\": \"../etc\"")]
    [InlineData("\"requestedBy\": \"manager@example.com\"", "\"requestedBy\": \"{{resolve:ssm:/x}}\"")]
    [InlineData("\"requestedBy\": \"manager@example.com\"", "\"requestedBy\": \"\\u202E\"")]
    [InlineData("\"project\": \"acme\"", "\"project\": \"ACME\"")]
    [InlineData("\"requestedAt\": \"2026-11-24T09:00:00Z\"", "\"requestedAt\": \"yesterday\"")]
    [InlineData("\"description\": \"Gr\\u00F6\\u00DFe\"", "\"description\": \"Gr\\uDC00e\"")]
    [InlineData("\"description\": \"Gr\\u00F6\\u00DFe\"", "\"colour\": \"red\"")]
    [InlineData("\"description\": \"Gr\\u00F6\\u00DFe\"", "\"objectLockDays\": 99999")]
    [InlineData("\"description\": \"Gr\\u00F6\\u00DFe\"", "\"tags\": {\"a\": \"b\"}")]
    [InlineData("\"description\": \"Gr\\u00F6\\u00DFe\"",
        "\"tags\": [{\"key\": \"a\", \"value\": \"b\"}, {\"key\": \"a\", \"value\": \"c\"}]")]
    [InlineData("\"description\": \"Gr\\u00F6\\u00DFe\"", "\"description\": \"a {{resolve:ssm:x}}\"")]
    [InlineData("\"Type\": \"AWS::S3::Bucket\"", "\"Type\": \"AWS::KMS::Key\"")]
    [InlineData("\"Bucket\": {", "\"Other\": {")]
    public void A_damaged_record_is_refused_in_a_sentence(string was, string isNow)
    {
        Assert.Contains(was, Bucket, StringComparison.Ordinal);
        var at = Bucket.IndexOf(was, StringComparison.Ordinal);
        var reading = StackTemplates.Read(Bucket[..at] + isNow + Bucket[(at + was.Length)..]);

        Assert.Equal("template-damaged", Assert.IsType<TemplateReading.Unreadable>(reading).Says.Code);
    }

    [Fact]
    public void A_record_of_a_newer_form_asks_for_an_update()
    {
        var reading = StackTemplates.Read(
            Bucket.Replace("\"schema\": 1", "\"schema\": 2, \"shape\": {\"of\": \"things\"}", StringComparison.Ordinal));

        Assert.Equal("template-newer", Assert.IsType<TemplateReading.Unreadable>(reading).Says.Code);
    }

    [Fact]
    public void A_record_with_a_twin_is_refused()
    {
        var at = Bucket.IndexOf("\"BucketPolicy\": {", StringComparison.Ordinal) + "\"BucketPolicy\": {".Length;
        var reading = StackTemplates.Read(Bucket[..at] + "\"Metadata\": {\"BucketManager\": {}}," + Bucket[at..]);

        Assert.IsType<TemplateReading.Unreadable>(reading);
    }

    [Fact]
    public void Question_marks_where_letters_were_make_another_record_that_shows_as_a_difference()
    {
        var text = Bucket.Replace("Gr\\u00F6\\u00DFe", "Gr??e", StringComparison.Ordinal);
        var record = Assert.IsType<TemplateReading.Managed>(StackTemplates.Read(text)).Record;

        Assert.Equal("Gr??e", Assert.IsType<BucketSpec>(record.Spec).Description);
        Assert.NotEqual(Bucket, StackTemplates.Render(record).Text);
    }

    [Fact]
    public void A_template_cut_anywhere_is_refused()
    {
        for (var length = 1; length < Bucket.TrimEnd().Length; length++)
            Assert.True(StackTemplates.Read(Bucket[..length]) is TemplateReading.Foreign or TemplateReading.Unreadable, $"cut at {length}");
    }

    [Fact]
    public void Hostile_texts_get_an_answer_and_never_an_exception()
    {
        string[] hostile =
        [
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"Resources\":", 10_000)),
            "\uD800", "\"\uDFFF\"", "\0", "{\"Resources\": {\"\\uD800\": {}}}",
            "{\"Resources\": {\"A\": {\"Metadata\": {\"BucketManager\": 1e99999}}}}",
            "{\"Resources\": {\"A\": {\"Metadata\": {\"BucketManager\": {}}}}}",
            "{\"Resources\": {\"A\": {\"Type\": 7, \"Metadata\": {\"BucketManager\": {\"schema\": 1, \"kind\": \"bucket\"}}}}}",
            "\uFEFF" + Bucket, Bucket + Bucket, Bucket.Replace("{", "{ /* */", StringComparison.Ordinal),
        ];
        Assert.All(hostile, text => Assert.IsNotType<TemplateReading.Managed>(StackTemplates.Read(text)));

        // One to eight characters of a real template changed, lost, or doubled.
        var change = Gen.Select(Gen.Int[0, 1_000_000], Gen.Char, Gen.Int[0, 2]);
        Gen.Select(Any.Record, change.Array[1, 8]).Sample(
            (record, changes) =>
            {
                var text = new StringBuilder(StackTemplates.Render(record).Text);
                foreach (var (where, with, how) in changes)
                {
                    var at = where % text.Length;
                    _ = how switch { 0 => text.Remove(at, 1), 1 => text.Insert(at, with), _ => text.Insert(at, text[at]) };
                }

                Assert.NotNull(StackTemplates.Read(text.ToString()));
            },
            iter: Any.Cases);
    }

    [Fact]
    public void What_is_wrong_is_said_without_repeating_what_stands_there()
    {
        var reading = StackTemplates.Read(Bucket.Replace("\"name\": \"invoices\"", "\"name\": \"<script>\"", StringComparison.Ordinal));
        var says = Assert.IsType<TemplateReading.Unreadable>(reading).Says;

        Assert.Equal(Say.Forms.TemplateDamaged.Code, says.Code);
        Assert.DoesNotContain("script", says.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_not_rendered_from_its_record_differs()
    {
        var record = A.Record(A.Bucket(), BucketSpec.Plain);
        var text = StackTemplates.Render(record).Text;

        Assert.False(StackTemplates.Differs(record, text));
        Assert.True(StackTemplates.Differs(
            record, text.Replace("\"BlockPublicAcls\": true", "\"BlockPublicAcls\": false", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tags_of_a_stack_are_constant() => Assert.Equal(
        [new("bucket-manager:kind", "bucket"), new("bucket-manager:name", "invoices"), new("bucket-manager:project", "acme")],
        StackTemplates.TagsOf(A.Bucket()));
}
