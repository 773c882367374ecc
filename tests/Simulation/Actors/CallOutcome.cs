namespace BucketManager.Simulation.Actors;

/// <summary>What becomes of a call to one of our own stores.</summary>
public enum CallOutcome
{
    Nothing,
    NeverArrives,
    AnswerLost,
}
