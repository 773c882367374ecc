namespace BucketManager.Core.Tests.Worlds;

/// <summary>The process that made the call does not exist any more.</summary>
public sealed class ProcessDied() : Exception("The process died.");
