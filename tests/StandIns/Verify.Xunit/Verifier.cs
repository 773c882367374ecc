using System.Runtime.CompilerServices;
using System.Text;
using VerifyTests;

namespace VerifyXunit;

/// <summary>
/// Compares a text with <c>{name}.verified.{extension}</c> beside the test's source. A missing or differing one fails, always,
/// and leaves <c>{name}.received.{extension}</c> to look at; who agrees renames it.
/// </summary>
public static class Verifier
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SettingsTask Verify(
        string? target, string extension, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
        new(CompareAsync(target ?? string.Empty, extension, settings ?? new VerifySettings(), sourceFile));

    private static async Task<VerifyResult> CompareAsync(string target, string extension, VerifySettings settings, string sourceFile)
    {
        var name = settings.FileName ?? throw new VerifyException("This stand-in needs VerifySettings.UseFileName.");
        var folder = Path.GetDirectoryName(sourceFile)!;
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        var text = target.ReplaceLineEndings("\n");

        var known = File.Exists(verified) ? (await File.ReadAllTextAsync(verified, Strict)).ReplaceLineEndings("\n") : null;
        if (known == text)
        {
            File.Delete(received);
            return new VerifyResult(verified);
        }

        await File.WriteAllTextAsync(received, text, Strict);
        throw new VerifyException(known is null
            ? $"New: there is no {verified} yet. Read {received}; if it is right, rename it."
            : $"Different from {verified}, from its line {FirstDifference(known, text)} on. Read {received}; if it is right, rename it.");
    }

    private static int FirstDifference(string known, string text)
    {
        var alike = known.AsSpan().CommonPrefixLength(text);
        return known.AsSpan(0, alike).Count('\n') + 1;
    }
}
