using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases;

/// <summary>What an edit came to.</summary>
public abstract record EditResult
{
    private EditResult()
    {
    }

    /// <summary>It stands in the cache and will be carried out, or wait its turn. Done only when the operation has succeeded.</summary>
    public sealed record Accepted(Operation Operation) : EditResult;

    /// <summary>A job prepares for it, and asks for it when it has.</summary>
    public sealed record Begun(Job Job) : EditResult;

    /// <summary>What would happen. Nothing did.</summary>
    /// <param name="Summary">Sentences; empty: nothing would change.</param>
    /// <param name="TemplateDiff">Unified diff against the newest accepted template; empty where there is no difference.</param>
    public sealed record Preview(ValueList<Sentence> Summary, string TemplateDiff, ValueList<Sentence> Warnings) : EditResult;
}
