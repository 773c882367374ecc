namespace BucketManager.Simulation.Living;

/// <summary>What becomes of a call to one of our own stores.</summary>
public enum Fate
{
    Nothing,
    NeverArrives,
    AnswerLost,
}
