using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;

namespace BucketManager.Application.Mirror.Things;

/// <summary>What is live, as read from the stack.</summary>
/// <param name="ChangedOutside">The live template, or a parameter, is not what this program sends for its own record.</param>
public sealed record AppliedRecord(ThingRecord Record, bool ChangedOutside)
{
    /// <summary>Parameters of the stack that have another value than the project's baseline gives them; null: none has.</summary>
    public ValueMap<string>? OtherParameters { get; init; }
}
