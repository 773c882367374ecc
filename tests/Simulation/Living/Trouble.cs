namespace BucketManager.Simulation.Living;

/// <summary>How much goes wrong in a schedule.</summary>
/// <param name="Share">Of calls, parts and events that something goes wrong with, 0 to 1.</param>
/// <param name="Deaths">Processes that may die.</param>
/// <param name="Outside">Changes by somebody who does not use the program.</param>
/// <param name="Losses">Of the whole cache.</param>
public sealed record Trouble(double Share = 0, int Deaths = 0, int Outside = 0, int Losses = 0);
