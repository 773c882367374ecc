namespace BucketManager.Core.Sentences;

/// <summary>What the check of an account says.</summary>
public static partial class Say
{
    public static readonly SentenceForm ProtectionOn = New("protection-on", "{protection}: on.");
    public static readonly SentenceForm ProtectionOff = New("protection-off",
        "{protection}: off. Ask those who run your AWS accounts to switch it on.");
    public static readonly SentenceForm ProtectionUnknown = New("protection-unknown", "{protection}: could not be found out.");
}
