using BucketManager.Domain.Templates;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class RoundTripTests
{
    [Fact]
    public void A_record_is_read_from_its_template_as_it_was_written() =>
        Any.Record.Sample(
            record =>
            {
                var reading = StackTemplates.Read(StackTemplates.Render(record).Text);
                Assert.Equal(record, Assert.IsType<TemplateReading.Managed>(reading).Record);
            },
            iter: Any.Cases);

    [Fact]
    public void A_registration_is_read_from_its_template_as_it_was_written() =>
        Any.Registration.Sample(
            registration =>
                Assert.Equal(new TemplateReading.Registered(registration), StackTemplates.Read(StackTemplates.Render(registration).Text)),
            iter: Any.Cases);

    [Fact]
    public void The_same_record_gives_the_same_ASCII_bytes() =>
        Any.Record.Sample(
            record =>
            {
                var text = StackTemplates.Render(record).Text;
                Assert.Equal(text, StackTemplates.Render(record with { }).Text);
                Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"U+{(int)c:X4}"));
                Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            },
            iter: Any.Cases / 10);

    [Fact]
    public void A_record_is_as_long_as_it_says_before_it_is_written() =>
        Any.Record.Sample(
            record => Assert.Equal(TemplateWriter.Compact(RecordJson.Of(record)).TrimEnd('\n').Length, RecordJson.Of(record).Length),
            iter: Any.Cases);
}
