namespace BucketManager.Application.UseCases.Users;

/// <summary>The result of the panic button for one part of the access.</summary>
public enum StopOutcome
{
    Stopped,

    /// <summary>CloudFormation is at work on it.</summary>
    Running,
    Failed,
}
