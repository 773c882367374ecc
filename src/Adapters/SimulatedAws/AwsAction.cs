namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What is asked of the simulated AWS.</summary>
public enum AwsAction
{
    CreateStack,
    UpdateStack,
    DeleteStack,
    ContinueUpdateRollback,

    /// <summary>One stack.</summary>
    DescribeStack,

    /// <summary>All stacks of a place.</summary>
    DescribeStacks,
    GetTemplate,
    DescribeStackEvents,
    CreateAccessKey,
    ListAccessKeys,
    UpdateAccessKey,
    DeleteAccessKey,
    ListObjects,
    DeleteObjects,
    DeleteBucket,
    CheckAccount,
    ProtectAccount,
}
