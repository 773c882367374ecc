using System.Text.Json.Serialization;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>All that the simulation knows of one stack; written as it is into the stack's file.</summary>
internal sealed class StackState
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Account { get; init; }

    public required string Region { get; init; }

    [JsonConverter(typeof(StackStatusConverter))]
    public StackStatus Status { get; set; }

    public string? StatusReason { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>What is live, or, while the stack is being created and after that failed, what was ordered.</summary>
    public required StackInput Input { get; set; }

    /// <summary>How many orders have been accepted: the version of the newest.</summary>
    public int Orders { get; set; } = 1;

    public SortedDictionary<string, string> Outputs { get; set; } = new(StringComparer.Ordinal);

    public List<ResourceState> Resources { get; init; } = [];

    /// <summary>Tokens of accepted calls, and what was called.</summary>
    public Dictionary<string, string> Tokens { get; init; } = [];

    public StackRun? Run { get; set; }

    /// <summary>Oldest first.</summary>
    public List<LoggedEvent> Events { get; init; } = [];

    /// <summary>
    /// How the stack looked after its last changes of status, oldest first: what a read that lags behind shows. Not kept on disk.
    /// </summary>
    [JsonIgnore]
    public List<StackView> Views { get; } = [];

    /// <summary>Versions of its templates that lie on the disk; the store's own.</summary>
    [JsonIgnore]
    public HashSet<int> SavedTemplates { get; } = [];

    /// <summary>As CloudFormation spells it.</summary>
    [JsonIgnore]
    public string StatusText => StackStatusConverter.Text(Status);

    [JsonIgnore]
    public StackPlace Place => new(AccountId.Parse(Account), Domain.Projects.Region.Parse(Region));

    /// <summary>What GetTemplate shows: during an update already the new one, and after a failed creation the failed one.</summary>
    [JsonIgnore]
    public string ShownTemplate => (Status == StackStatus.UpdateInProgress ? Run?.Next ?? Input : Input).Template;

    /// <summary>Every resource of it that may have a physical id.</summary>
    [JsonIgnore]
    public IEnumerable<ResourceState> Existing =>
        Run is null ? Resources : Resources.Concat(Run.Discarded).Concat(
        Run.Steps.Where(s => s is not { Action: StepAction.Delete, Stage: StepStage.Done })
            .SelectMany(s => new[] { s.Target, s.Before }).OfType<ResourceState>());

    public ResourceState? Find(string logicalId) => Resources.Find(r => r.LogicalId == logicalId);

    public void Put(ResourceState resource)
    {
        var at = Resources.FindIndex(r => r.LogicalId == resource.LogicalId);
        if (at < 0)
            Resources.Add(resource);
        else
            Resources[at] = resource;
    }

    public StackSnapshot Snapshot() => new(
        Id, Name, Status, StatusReason, CreatedAt, UpdatedAt, DeletedAt,
        new ValueMap<string>(Input.Parameters), new ValueMap<string>(Outputs), new ValueMap<string>(Input.Tags));

    public StackView View() => new(Snapshot(), ShownTemplate, Events.Count);
}
