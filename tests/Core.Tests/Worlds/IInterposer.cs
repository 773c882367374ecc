namespace BucketManager.Core.Tests.Worlds;

/// <summary>Stands between a process and its driven side, at each call.</summary>
public interface IInterposer
{
    /// <param name="call">Such as <c>IStateCache.CommitAsync</c>.</param>
    /// <param name="carryOut">Carries it out; its answer is ready when the task is.</param>
    Task CallAsync(string call, Func<Task> carryOut);
}
