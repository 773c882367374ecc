namespace BucketManager.Application.Mirror.Things;

/// <summary>How the applied template differs from the one that this program writes.</summary>
public enum Drift
{
    /// <summary>Somebody changed it outside this program.</summary>
    ChangedOutside,

    /// <summary>This program writes a better template by now.</summary>
    UpdateAvailable,
}
