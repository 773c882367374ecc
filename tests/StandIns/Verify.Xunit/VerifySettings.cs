namespace VerifyTests;

/// <summary>How one comparison is made.</summary>
public sealed class VerifySettings
{
    internal string? FileName { get; private set; }

    /// <summary>The snapshot's file name, without <c>.verified</c> and extension.</summary>
    public void UseFileName(string fileName) => FileName = fileName;
}
