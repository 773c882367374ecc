using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What the check of an account says.</summary>
public static partial class Say
{
    [Sentence("protection-on", "{protection}")]
    public static partial Sentence ProtectionOn(string protection);

    [Sentence("protection-off", "{protection}. Ask the people who run your AWS accounts to change that.")]
    public static partial Sentence ProtectionOff(string protection);

    [Sentence("protection-unknown", "Could not find out whether {protection}.")]
    public static partial Sentence ProtectionUnknown(string protection);
}
