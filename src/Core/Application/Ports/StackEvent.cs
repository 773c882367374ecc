using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>One line of a stack's event log, also the hint that is pushed when it is written.</summary>
/// <param name="EventId">Unique; a repeated delivery has the same.</param>
/// <param name="LogicalId">The resource's name in the template; for the stack itself its name.</param>
/// <param name="PhysicalId">The resource's name in the account; for the stack itself its id. Null before it has one.</param>
/// <param name="ResourceType">Such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="Status">Such as <c>CREATE_COMPLETE</c>, as the provisioner spells it.</param>
/// <param name="Token">The token of the call that caused it: the operation's id, for a clearing call with <c>-clear</c> behind it.</param>
public sealed record StackEvent(
    string EventId,
    StackPlace Place,
    string StackId,
    string StackName,
    string LogicalId,
    string? PhysicalId,
    string ResourceType,
    DateTimeOffset At,
    string Status,
    string? Reason,
    string? Token)
{
    public const string StackType = "AWS::CloudFormation::Stack";

    /// <summary>Something has begun and is not through.</summary>
    public bool IsInProgress => Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);

    /// <summary>About the stack as a whole, not about a resource in it.</summary>
    public bool IsAboutTheStack => ResourceType == StackType && PhysicalId == StackId;
}
