namespace BucketManager.Simulation;

/// <summary>A rule of the write loop, switched off by changes in a copy of the sources: the product knows nothing of it.</summary>
/// <param name="Rule">Its name in protocol.md §4.</param>
/// <param name="Says">What goes on without it.</param>
public sealed record Mutation(string Rule, string Says, params Mutation.Change[] Changes)
{
    /// <param name="File">From the root of the sources.</param>
    public sealed record Change(string File, string Right, string Wrong)
    {
        /// <summary>
        /// Throws <see cref="InvalidOperationException"/> where the source does not say what is to be changed, or more than once.
        /// </summary>
        public string Of(string source) => source.Split(Right) is [var before, var after]
            ? before + Wrong + after
            : throw new InvalidOperationException($"{File} must say once: {Right}");
    }
}
