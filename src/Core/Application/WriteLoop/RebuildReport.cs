using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;

namespace BucketManager.Application.WriteLoop;

/// <summary>What a rebuild found.</summary>
/// <param name="Read">Stacks that were read.</param>
/// <param name="Differences">Things of which the cache said something else than their stack.</param>
public sealed record RebuildReport(ProjectName Project, int Read, ValueList<(ThingKey Key, Sentence Says)> Differences);
