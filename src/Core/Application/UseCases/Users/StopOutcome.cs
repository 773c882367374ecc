namespace BucketManager.Application.UseCases.Users;

/// <summary>What the panic button came to with one part of the access.</summary>
public enum StopOutcome
{
    Stopped,

    /// <summary>CloudFormation is at work on it.</summary>
    Running,
    Failed,
}
