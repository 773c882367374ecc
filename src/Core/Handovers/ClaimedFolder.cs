namespace BucketManager.Core.Handovers;

/// <summary>A folder that the third party reaches.</summary>
/// <param name="Can">The grant's word.</param>
public sealed record ClaimedFolder(string PhysicalName, string Prefix, string Can);
