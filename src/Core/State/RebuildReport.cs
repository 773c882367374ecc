using BucketManager.Core.Projects;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>What a rebuild found.</summary>
/// <param name="Read">Stacks that were read.</param>
/// <param name="Differences">Things of which the cache said something else than their stack.</param>
public sealed record RebuildReport(ProjectName Project, int Read, ValueList<(ThingKey Key, Sentence Says)> Differences);
