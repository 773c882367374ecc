using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>
/// Every sentence that the program says, beside those of <see cref="FieldRules"/> and <see cref="RefusalSentences"/>. Each kind of
/// thing has a file of its own (<c>Say.Buckets.cs</c> …). Codes are unique and never change their meaning; a test holds that.
/// </summary>
public static partial class Say
{
    /// <summary>All forms of the program, for catalogues of other languages and for the OpenAPI document.</summary>
    public static IReadOnlyList<SentenceForm> All { get; } = [.. FieldRules.Forms.All, .. RefusalSentences.Forms.All, .. Forms.All];
}
