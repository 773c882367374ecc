namespace BucketManager.Adapters.SimulatedAws;

/// <summary>A stack as its folder shows it.</summary>
/// <param name="Name">Also of one that cannot be read.</param>
/// <param name="Head">Null: it cannot be read.</param>
/// <param name="Damage">Why it cannot be read, in a sentence that names the file.</param>
internal sealed record ListedStack(string Name, StackHead? Head, string? Damage);
