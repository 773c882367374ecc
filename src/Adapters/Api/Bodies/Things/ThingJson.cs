using BucketManager.Adapters.Api.Bodies.Buckets;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Projects;
using BucketManager.Adapters.Api.Bodies.Users;
using BucketManager.Adapters.Api.Json;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>Things and operations in the words of the interface.</summary>
public sealed class ThingJson
{
    private readonly UsualDurations usual;
    private readonly ResponseCache kept;
    private readonly Func<ThingSummary, byte[]> write;

    public ThingJson(UsualDurations usual, ResponseCache kept)
    {
        this.usual = usual;
        this.kept = kept;
        write = Write;
    }

    private static TFields? Fields<TFields>(Spec? spec)
        where TFields : class => (TFields?)SpecFields.Of(spec);

    /// <summary>As it stands in answers, alone and in lists.</summary>
    public JsonBytes Written(ThingSummary shown) => kept.Of(shown.State, shown, write);

    /// <summary>With what is derived at reading, and so in answers to requests only.</summary>
    public ThingResponse Of(ThingSummary shown) => Of(shown.State) switch
    {
        ProjectResponse project => project with
        {
            Counts = new(shown.Counts.Buckets, shown.Counts.Users, shown.Counts.Attention),
        },
        BucketResponse bucket => bucket with { Counts = new(shown.Counts.Users) },
        UserResponse user => user with
        {
            Counts = new(shown.Counts.Keys, shown.Counts.OpenHandovers),
            LastUsedAt = shown.LastUsedAt,
            Ended = shown.Ended,
        },
        var other => other,
    };

    public ThingResponse Of(ThingState thing)
    {
        var pending = thing.Newest is { Deletes: false } newest ? newest.Record.Spec : null;
        var operation = thing.Running is { } running ? InThing(running.Change, running.StartedAt, thing)
            : thing.Queued is { } waiting ? InThing(waiting, null, thing)
            : null;
        var next = thing.Running is not null && thing.Queued is { } behind ? InThing(behind, null, thing) : null;
        var edit = thing.Applied?.Record ?? thing.Newest?.Record;
        ThingResponse response = thing.Key.Kind switch
        {
            ThingKind.Project => new ProjectResponse
            {
                Spec = Fields<ProjectFields>(thing.Applied?.Record.Spec) ?? new(),
                PendingSpec = Fields<ProjectFields>(pending),
                Failed = Failed<ProjectFields>(thing),
                RebuiltAt = thing.RebuiltAt,
                Gone = SentenceResponse.Of(thing.RebuiltAt is { } at ? Say.RebuiltFromTemplates(at) : null),
            },
            ThingKind.Bucket => new BucketResponse
            {
                Spec = Fields<BucketFields>(thing.Applied?.Record.Spec) ?? new(),
                PendingSpec = Fields<BucketFields>(pending),
                Failed = Failed<BucketFields>(thing),
            },
            _ => new UserResponse
            {
                Spec = Fields<UserFields>(thing.Applied?.Record.Spec) ?? new(),
                PendingSpec = Fields<UserFields>(pending),
                Failed = Failed<UserFields>(thing),
                Stopped = StoppedResponse.Of(thing.NewestRecord?.Stopped),
            },
        };
        return response with
        {
            Project = thing.Key.Project.ToString(),
            Kind = thing.Key.Kind,
            Name = thing.Key.Name,
            Status = thing.Status,
            StatusReason = SentenceResponse.Of(StatusReason.Of(thing)),
            NextStep = SentenceResponse.Of(Advice.Of(thing)),
            Drift = thing.Drift,
            Revision = thing.Revision,
            Version = thing.Version,
            Operation = operation,
            Next = next,
            Outputs = ThingOutputs.Of(thing),
            RequestedBy = edit?.RequestedBy,
            RequestedAt = edit?.RequestedAt,
            ObservedAt = thing.ObservedAt,
        };
    }

    public OperationResponse Of(Operation operation) => new()
    {
        Id = operation.Id.ToString(),
        Project = operation.Key.Project.ToString(),
        Kind = operation.Key.Kind,
        Name = operation.Key.Name,
        Title = Title(operation.After ?? operation.Before, operation.Key),
        Action = operation.Action,
        State = operation.State,
        KeepsFiles = operation.KeepsFiles,

        // What needed no change brings no event: success is all of it.
        Progress = new ProgressResponse(
            operation.State == OperationState.Succeeded ? operation.TotalParts : operation.DoneParts.Count, operation.TotalParts),
        Reason = SentenceResponse.Of(operation.Reason),
        UsualSeconds = usual.Of(operation.Key.Kind, operation.Action, operation.Before, operation.After),
        SupersededBy = operation.SupersededBy?.ToString(),
        RequestedBy = operation.RequestedBy,
        RequestedAt = operation.RequestedAt,
        StartedAt = operation.StartedAt,
        FinishedAt = operation.FinishedAt,
    };

    private static string Title(Spec? spec, ThingKey key) => spec switch
    {
        ProjectSpec project => project.Title,
        UserSpec user => user.Company,
        _ => key.Name,
    };

    // Progress moves without the thing being written, so it must not stand under the thing's version.
    private OperationResponse InThing(Change change, DateTimeOffset? startedAt, ThingState thing) => new()
    {
        Id = change.Id.ToString(),
        Project = thing.Key.Project.ToString(),
        Kind = thing.Key.Kind,
        Name = thing.Key.Name,
        Title = Title(change.Record.Spec, thing.Key),
        Action = change.Action,
        State = startedAt is null ? OperationState.Queued : OperationState.Running,
        KeepsFiles = change.KeepFiles,
        Reason = null,
        UsualSeconds = usual.Of(thing.Key.Kind, change.Action, thing.Applied?.Record.Spec, change.Record.Spec),
        SupersededBy = null,
        RequestedBy = change.Record.RequestedBy,
        RequestedAt = change.Record.RequestedAt,
        StartedAt = startedAt,
        FinishedAt = null,
    };

    private byte[] Write(ThingSummary shown) => Of(shown) switch
    {
        ProjectResponse project => ApiJson.Write(project),
        BucketResponse bucket => ApiJson.Write(bucket),
        var other => ApiJson.Write((UserResponse)other),
    };

    private static FailedChangeResponse<TSpec>? Failed<TSpec>(ThingState thing)
        where TSpec : class =>
        thing.Failed is { } failed ? new(failed.OperationId.ToString(), Fields<TSpec>(failed.Spec)) : null;
}
