using BucketManager.Core.Jobs;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.Operations;

/// <summary>What an edit came to.</summary>
public abstract record EditAnswer
{
    private EditAnswer()
    {
    }

    /// <summary>It stands in the cache and will be carried out, or wait its turn. Done only when the operation has succeeded.</summary>
    public sealed record Accepted(Operation Operation) : EditAnswer;

    /// <summary>A job prepares for it, and asks for it when it has.</summary>
    public sealed record Begun(Job Job) : EditAnswer;

    /// <summary>What would happen. Nothing did.</summary>
    /// <param name="Summary">Sentences; empty: nothing would change.</param>
    /// <param name="TemplateDiff">Unified diff against the newest accepted template; empty where there is no difference.</param>
    public sealed record Preview(ValueList<Sentence> Summary, string TemplateDiff, ValueList<Sentence> Warnings) : EditAnswer;
}
