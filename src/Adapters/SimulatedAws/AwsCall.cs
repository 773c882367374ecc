using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>A call that arrives at the simulated AWS, as the fault plan sees it.</summary>
/// <param name="Subject">Name of the stack (also where the call gives its id), IAM user or bucket; empty for a whole place.</param>
/// <param name="Token">ClientRequestToken, where the call has one.</param>
public sealed record AwsCall(AwsAction Action, StackPlace Place, string Subject, string? Token = null)
{
    public bool IsCloudFormations => ChangesAStack
        || Action is AwsAction.DescribeStack or AwsAction.DescribeStacks or AwsAction.GetTemplate or AwsAction.DescribeStackEvents;

    public bool ChangesAStack => Action is
        AwsAction.CreateStack or AwsAction.UpdateStack or AwsAction.DeleteStack or AwsAction.ContinueUpdateRollback;
}
