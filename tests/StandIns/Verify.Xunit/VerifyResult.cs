namespace VerifyTests;

/// <summary>What was compared and found equal.</summary>
public sealed class VerifyResult
{
    internal VerifyResult(string file) => Files = [file];

    public IReadOnlyList<string> Files { get; }
}
