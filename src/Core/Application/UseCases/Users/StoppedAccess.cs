namespace BucketManager.Application.UseCases.Users;

/// <summary>The parts of a user's access.</summary>
public enum StoppedAccess
{
    Key,
    Handover,
    SshKey,
    Grants,
}
