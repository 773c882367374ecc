using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What the check of an account says.</summary>
public static partial class Say
{
    public static readonly SentenceForm ProtectionOn = New("protection-on", "{protection}");
    public static readonly SentenceForm ProtectionOff = New("protection-off",
        "{protection}. Ask the people who run your AWS accounts to change that.");
    public static readonly SentenceForm ProtectionUnknown = New("protection-unknown", "Could not find out whether {protection}.");
}
