namespace BucketManager.Core.State;

/// <summary>What is live, as read from the template.</summary>
/// <param name="ChangedOutside">The live template is not what this program renders from its own record.</param>
public sealed record AppliedRecord(ThingRecord Record, bool ChangedOutside);
