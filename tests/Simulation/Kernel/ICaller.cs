namespace BucketManager.Simulation.Kernel;

/// <summary>Whose calls go through an <see cref="Interposed{TPort}"/>.</summary>
public interface ICaller
{
    Task<T> CallAsync<T>(PortCall call, Func<Task<T>> carryOut);
}
