using BucketManager.Application.Mirror.Operations;

namespace BucketManager.Application.UseCases;

/// <summary>How an edit is to be taken.</summary>
/// <param name="IfMatch">The revision that it was made on; null: not said.</param>
/// <param name="DryRun">Only show what would happen.</param>
/// <param name="RequestKey">So that a repetition gets the first answer.</param>
public sealed record EditTerms(long? IfMatch = null, bool DryRun = false, RequestKey? RequestKey = null);
