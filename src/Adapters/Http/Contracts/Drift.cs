namespace BucketManager.Adapters.Http.Contracts;

/// <summary>How the applied template differs from the one that this program writes.</summary>
public enum Drift
{
    /// <summary>Somebody changed it outside this program.</summary>
    ChangedOutside,

    /// <summary>This program writes better templates by now.</summary>
    UpdateAvailable,
}
