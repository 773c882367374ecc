using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>A folder that the third party reaches.</summary>
/// <param name="Can">The grant's word.</param>
/// <param name="AllowedNetworks">Networks that the bucket is reached from, as CIDR; none: from everywhere.</param>
public sealed record ClaimedFolder(string PhysicalName, string Prefix, string Can, ValueList<string> AllowedNetworks);
