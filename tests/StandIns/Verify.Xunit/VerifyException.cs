namespace VerifyTests;

/// <summary>A snapshot is missing or differs.</summary>
public sealed class VerifyException : Exception
{
    internal VerifyException(string message)
        : base(message)
    {
    }
}
