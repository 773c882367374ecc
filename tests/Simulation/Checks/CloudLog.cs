using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Simulation.Actors;

namespace BucketManager.Simulation.Checks;

/// <summary>What truly happened to the stacks, whether or not anybody ever heard of it, and whether it was to happen.</summary>
public sealed class CloudLog(World world)
{
    private readonly HashSet<string> live = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> lives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> putBack = new(StringComparer.Ordinal);
    private readonly Dictionary<(string StackName, string Token), StackEvent> last = [];
    private readonly Dictionary<(string StackName, string Token), string> begun = [];
    private readonly Dictionary<string, (int Life, long Revision)> newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Life, long Revision)> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<ProjectName, DateTimeOffset> registered = [];

    /// <summary>Calls that need no claim, since repeating them does no harm: protocol.md §2.</summary>
    public static bool IsUnclaimed(string token) =>
        token.EndsWith("-clear", StringComparison.Ordinal) || token.EndsWith("-registry", StringComparison.Ordinal);

    /// <summary>Edits of one thing have an order, also across losses of the cache.</summary>
    public void Accepted(Operation operation, int life) => places.TryAdd(operation.Id.ToString(), (life, operation.Revision));

    /// <summary>The cache knows of a stack.</summary>
    public void Known(string stackId) => known.Add(stackId);

    public void Happened(StackEvent happened)
    {
        if (happened is not { IsAboutTheStack: true, Token: { } token })
            return;
        world.Tell($"in AWS: {happened.StackName} is {happened.Status} ({token})");
        last[(happened.StackName, token)] = happened;
        if (ThingKey.ProjectOfRegistry(happened.StackName) is { } project)
        {
            if (happened.Status == "CREATE_COMPLETE")
                registered[project] = world.Clock.GetUtcNow();
            else if (happened.Status.StartsWith("DELETE", StringComparison.Ordinal))
                registered.Remove(project);
        }

        if (happened.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE")
        {
            live.Add(token);
            if (!lives.TryGetValue(happened.StackId, out var since))
                lives.Add(happened.StackId, since = []);
            since.Add(token);
        }

        if (happened.Status is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "DELETE_IN_PROGRESS" && !IsUnclaimed(token))
            Begins(happened, token);
    }

    /// <summary>Since when a project stands in the register; null: it does not.</summary>
    public DateTimeOffset? RegisteredAt(ProjectName project) => registered.TryGetValue(project, out var at) ? at : null;

    /// <summary>The last thing that CloudFormation said of a stack under an operation's token; null: nothing.</summary>
    public string? LastStatus(Operation operation) => last.GetValueOrDefault(PlaceOf(operation))?.Status;

    /// <summary>Somebody outside sends what one of ours was made of.</summary>
    public void PutBack(OperationId id, string token) => putBack.TryAdd(token, id.ToString());

    /// <summary>Where a template stands in the order in which a stack's templates went live; -1: nowhere from there on.</summary>
    /// <param name="id">Of the operation that it names.</param>
    /// <param name="from">The first place that counts.</param>
    /// <param name="orOutside">One that somebody outside put there may name any operation.</param>
    public int PlaceOf(string stackId, OperationId id, int from, bool orOutside) => !lives.TryGetValue(stackId, out var since) ? -1
        : since.FindIndex(Math.Min(from, since.Count), t => t == id.ToString() || (orOutside && t.StartsWith("outside", StringComparison.Ordinal)));

    public bool HasBeenLive(OperationId id) => live.Contains(id.ToString());

    /// <summary>By us, or by somebody who put it on another stack, or on this one again.</summary>
    public bool HasBeenSeenLive(OperationId id) => HasBeenLive(id) || putBack.Any(p => p.Value == id.ToString() && live.Contains(p.Key));

    /// <summary>What was made, never seen, and deleted by somebody else counts as never made: protocol.md §6.</summary>
    public bool WasDeletedUnseen(Operation operation) => begun.TryGetValue(PlaceOf(operation), out var stackId) && WasDeletedUnseen(stackId);

    private static (string, string) PlaceOf(Operation operation) => (operation.Key.StackName, operation.Id.ToString());

    private bool WasDeletedUnseen(string stackId) => world.DeletedOutside.Contains(stackId) && !known.Contains(stackId);

    private void Begins(StackEvent happened, string token)
    {
        var name = happened.StackName;
        if (begun.TryGetValue((name, token), out var before) && !WasDeletedUnseen(before))
            throw new Violation("carried out twice", $"{token} on {name}");
        begun[(name, token)] = happened.StackId;
        if (!places.TryGetValue(token, out var place))
            return;
        if (newest.TryGetValue(name, out var newer) && place.CompareTo(newer) < 0)
            throw new Violation("an older edit after a newer one", $"{token} on {name}");
        newest[name] = place;
        if (world.Witness.Operations.GetValueOrDefault(OperationId.Parse(token)) is { HasEnded: true } ended)
            throw new Violation("carried out after its end", $"{token} on {name} is {ended.State}");
    }
}
