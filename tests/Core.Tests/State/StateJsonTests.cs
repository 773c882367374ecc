using BucketManager.Application.Mirror;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;
using Spec = BucketManager.Domain.Things.Spec;

namespace BucketManager.Core.Tests.State;

public sealed class StateJsonTests
{
    private const int Cases = 1000;

    private static readonly Gen<DateTimeOffset> Time =
        Gen.Long[A.Now.UtcTicks - TimeSpan.TicksPerDay, A.Now.UtcTicks + (3650 * TimeSpan.TicksPerDay)]
            .Select(t => new DateTimeOffset(t, TimeSpan.Zero));

    private static readonly Gen<DateTimeOffset?> MaybeTime = Time.Nullable();

    private static readonly Gen<OperationId> Id = Any.NameText(3, 30).Select(Domain.Things.OperationId.Parse);

    private static readonly Gen<JobId> JobId = Any.NameText(3, 30).Select(Application.Mirror.Jobs.JobId.Parse);

    private static readonly Gen<Sentence> Says = Gen.OneOf(
        Gen.Const(FieldRules.Required()),
        Gen.Select(Gen.Long, Gen.Long).Select((done, total) => Say.Upgrading(done: done, total: total)),
        Any.Text(100).Select(FieldRules.ReservedName));

    private static readonly Gen<ThingKey> Key =
        Gen.Select(Any.ProjectName, Any.BucketName, Any.UserName, Gen.Int[0, 2]).Select((project, bucket, user, kind) => kind switch
        {
            0 => ThingKey.OfProject(project),
            1 => ThingKey.OfBucket(project, bucket),
            _ => ThingKey.OfUser(project, user),
        });

    private static readonly Gen<Suspension> Stop =
        Gen.Select(Time, Any.Email, Any.Text(200)).Select((at, by, reason) => new Suspension(at, by.ToString(), reason));

    [Fact]
    public void Any_thing_is_read_back_as_it_was_written() =>
        Key.SelectMany(Thing).Sample(thing => Assert.Equal(thing, StateJson.ReadThing(StateJson.Write(thing))), iter: Cases);

    [Fact]
    public void Any_operation_is_read_back_as_it_was_written() =>
        Key.SelectMany(Operation).Sample(
            operation => Assert.Equal(operation, StateJson.ReadOperation(StateJson.Write(operation))), iter: Cases);

    [Fact]
    public void Any_line_of_the_diary_is_read_back_as_it_was_written() =>
        Key.SelectMany(Entry).Sample(entry => Assert.Equal(entry, StateJson.ReadActivity(StateJson.Write(entry))), iter: Cases);

    [Fact]
    public void Any_change_is_read_back_as_it_was_written() =>
        Key.SelectMany(Change).Sample(change => Assert.Equal(change, StateJson.ReadChange(StateJson.Write(change))), iter: Cases / 4);

    [Fact]
    public void Any_handover_is_read_back_as_it_was_written() =>
        Handover().Sample(handover => Assert.Equal(handover, StateJson.ReadHandover(StateJson.Write(handover))), iter: Cases);

    [Fact]
    public void Any_job_is_read_back_as_it_was_written() =>
        Key.SelectMany(Job).Sample(job => Assert.Equal(job, StateJson.ReadJob(StateJson.Write(job))), iter: Cases);

    [Fact]
    public void What_names_the_same_is_there_once_however_often_it_is_read()
    {
        var written = StateJson.Write(A.Ready(A.User(), A.UserSpec(A.Grant())));

        var read = Enumerable.Range(0, 100).Select(_ => StateJson.ReadThing(written)).ToList();

        // What other tests read meanwhile may take a place, now and then.
        AssertShared(read.SelectMany(t => new[] { t.Key, t.Applied!.Record.Key }));
        AssertShared(read.Select(t => t.Applied!.Record.OperationId));
        AssertShared(read.Select(t => t.Applied!.Record.RequestedBy));
        AssertShared(read.Select(t => ((UserSpec)t.Applied!.Record.Spec).Company));

        static void AssertShared(IEnumerable<object> values) =>
            Assert.InRange(values.Distinct(ReferenceEqualityComparer.Instance).Count(), 1, 50);
    }

    [Fact]
    public void What_is_written_is_ascii_on_one_line() =>
        Key.SelectMany(Thing).Sample(thing => Assert.All(StateJson.Write(thing), c => Assert.InRange(c, ' ', '~')), iter: 100);

    [Fact]
    public void What_a_newer_program_wrote_is_refused_in_a_sentence()
    {
        var told = Assert.Throws<PortException>(() => StateJson.ReadThing("""{"schema":2,"value":{"something":"new"}}"""));

        Assert.Equal(PortFault.Refused, told.Fault);
        Assert.Contains("form 2", told.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema":"1","value":{}}""")]
    [InlineData("""{"schema":1}""")]
    [InlineData("""{"schema":1,"value":null}""")]
    [InlineData("""{"schema":1,"value":{}}""")]
    [InlineData("""{"value":{"key":"acme/bucket/invoices"},"schema":1}""")]
    [InlineData(
        """{"schema":1,"value":{"key":"acme/bucket/NO","revision":1,"version":1,"kept":false,"observedAt":"2026-11-24T09:00:00Z"}}""")]
    [InlineData(
        """{"schema":1,"value":{"key":"acme/invoices","revision":1,"version":1,"kept":false,"observedAt":"2026-11-24T09:00:00Z"}}""")]
    [InlineData("""{"schema":1,"value":{"key":"acme/bucket/invoices","revision":1,"version":1,"kept":false,"observedAt":"x"}}""")]
    [InlineData("""{"schema":1,"value":{"key":"acme/bucket/invoices","surprise":1,"observedAt":"2026-11-24T09:00:00+00:00"}}""")]
    public void What_this_program_would_not_have_written_is_not_read(string json)
    {
        var told = Assert.Throws<PortException>(() => StateJson.ReadThing(json));

        Assert.Equal(PortFault.Bug, told.Fault);
    }

    [Fact]
    public void A_member_that_is_missing_is_told_and_not_taken_for_nothing()
    {
        var carrier = UserName.Parse("carrier");
        var link = StateJson.Write(new Handover(
            "h1", A.Project, carrier, HandoverKind.AccessKey, "hash", "hash", "manager@example.com", A.Now, A.Now));
        Assert.NotNull(StateJson.ReadHandover(link));

        foreach (var member in new[] { "\"keysBefore\":[],", "\"id\":\"h1\",", "\"attempts\":0,", "\"user\":\"carrier\"," })
        {
            Assert.Contains(member, link, StringComparison.Ordinal);
            Assert.Throws<PortException>(() => StateJson.ReadHandover(link.Replace(member, string.Empty, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Damage_is_told_or_harmless_and_never_another_exception() =>
        Gen.Select(Key.SelectMany(Thing), Gen.Int[0, 100_000], Gen.Char[' ', '~']).Sample(
            (thing, at, damage) =>
            {
                var json = StateJson.Write(thing);
                var damaged = $"{json[..(at % json.Length)]}{damage}{json[((at % json.Length) + 1)..]}";
                try
                {
                    StateJson.ReadThing(damaged);
                }
                catch (PortException told)
                {
                    Assert.NotEmpty(told.Message);
                }
            },
            iter: Cases);

    private static Gen<Spec> SpecOf(ThingKind kind) => kind switch
    {
        ThingKind.Project => Any.ProjectSpec.Select(s => (Spec)s),
        ThingKind.Bucket => Any.BucketSpec.Select(s => (Spec)s),
        _ => Any.UserSpec.Select(s => (Spec)s),
    };

    private static Gen<Spec?> MaybeSpec(ThingKind kind) => Gen.OneOf(Gen.Const((Spec?)null), SpecOf(kind).Select(s => (Spec?)s));

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class =>
        Gen.OneOf(Gen.Const((T?)null), gen.Select(value => (T?)value));

    private static Gen<ThingRecord> Record(ThingKey key) =>
        from revision in Gen.Long[1, 10_000]
        from spec in SpecOf(key.Kind)
        from person in Any.Email
        from at in Time
        from id in Id
        from renderer in Gen.Int[1, 9]
        from stopped in Maybe(Stop)
        from externalId in Maybe(Any.NameText(3, 30))
        select new ThingRecord(key, revision, spec, person.ToString(), at, id)
        {
            Renderer = renderer,
            Stopped = stopped,
            ExternalId = externalId,
        };

    private static Gen<Change> Edit(ThingKey key) =>
        Gen.Select(Id, Gen.Enum<ChangeAction>(), Record(key), Gen.Bool, Gen.Int[0, 2].Nullable(), Gen.Bool.Nullable())
            .Select((id, action, record, keep, tries, restates) =>
                new Change(id, action, record, keep) { TriedAgain = tries, Restates = restates });

    private static Gen<ValueMap<string>> Texts => Gen.Select(Any.NameText(3, 20), Any.Text(50)).Array[0, 4].Select(texts =>
        new ValueMap<string>(texts.DistinctBy(t => t.Item1).Select(t => KeyValuePair.Create(t.Item1, t.Item2))));

    private static Gen<ObservedStack> Stack(ThingKey key) =>
        Gen.Select(Gen.Enum<StackStatus>(), Time, Maybe(Id), Texts)
            .Select((status, time, id, outputs) => new ObservedStack($"arn:{key.StackName}", status, time, id, outputs));

    private static Gen<ThingState> Thing(ThingKey key) =>
        from revision in Gen.Long[0, 10_000]
        from version in Gen.Long[0, long.MaxValue]
        from applied in Maybe(Gen.Select(Record(key), Gen.Bool, Maybe(Texts)).Select((record, outside, others) =>
            new AppliedRecord(record, outside) { OtherParameters = others }))
        from stack in Maybe(Stack(key))
        from running in Maybe(Gen.Select(Edit(key), Time, Time, Time).Select((edit, a, b, c) => new RunningChange(edit, a, b, c)))
        from queued in Maybe(Edit(key))
        from goneStackId in Maybe(Any.Text(50))
        from reason in Maybe(Says)
        from failed in Maybe(Edit(key).Select(edit => new FailedChange(edit)))
        from hindrance in Gen.Enum<StallReason>().Nullable()
        from kept in Gen.Bool
        from job in Maybe(JobId)
        from rebuilt in MaybeTime
        from observed in Time
        select new ThingState(key)
        {
            Revision = revision,
            Version = version,
            Applied = applied,
            Stack = stack,
            Running = running,
            Queued = queued,
            GoneStackId = goneStackId,
            Reason = reason,
            Failed = failed,
            Hindrance = hindrance,
            Kept = kept,
            Job = job,
            RebuiltAt = rebuilt,
            ObservedAt = observed,
        };

    private static Gen<Operation> Operation(ThingKey key) =>
        from id in Id
        from action in Gen.Enum<ChangeAction>()
        from state in Gen.Enum<OperationState>()
        from revision in Gen.Long[1, 10_000]
        from person in Any.Email
        from at in Time
        from says in Says
        from before in MaybeSpec(key.Kind)
        from after in MaybeSpec(key.Kind)
        from started in MaybeTime
        from finished in MaybeTime
        from reason in Maybe(Says)
        from superseded in Maybe(Id)
        from parts in Any.NameText(2, 10).Array[0, 5]
        from total in Gen.Int[0, 50]
        select new Operation(id, key, action, state, revision, person.ToString(), at, says)
        {
            Before = before,
            After = after,
            StartedAt = started,
            FinishedAt = finished,
            Reason = reason,
            SupersededBy = superseded,
            DoneParts = [.. parts],
            TotalParts = total,
        };

    private static Gen<ActivityEntry> Entry(ThingKey key) =>
        from id in Id
        from at in Time
        from actor in Any.Email
        from says in Says
        from operation in Maybe(Id)
        from result in Gen.Enum<OperationState>().Nullable()
        from before in MaybeSpec(key.Kind)
        from after in MaybeSpec(key.Kind)
        from revision in Gen.Long[1, 1_000_000].Nullable()
        from ended in Time.Nullable()
        select new ActivityEntry(id.ToString(), at, actor.ToString(), says, key, operation, result, before, after) { Revision = revision, EndedAt = ended };

    private static Gen<ProjectChange> Change(ThingKey key) =>
        from sequence in Gen.Long[0, long.MaxValue]
        from at in Time
        from things in Thing(key).Array[0, 3]
        from operations in Operation(key).Array[0, 3]
        from entries in Entry(key).Array[0, 3]
        from touched in Gen.Select(Gen.Enum<InvalidatedList>(), Maybe(Any.NameText(3, 20))).Array[0, 3]
        select new ProjectChange(
            key.Project, sequence, at, [.. things], [.. operations], [.. entries], [.. touched.Select(t => new Invalidation(t.Item1, t.Item2))]);

    private static Gen<Job> Job(ThingKey key) =>
        from id in JobId
        from kind in Gen.Enum<JobKind>()
        from state in Gen.Enum<JobState>()
        from person in Any.Email
        from at in Time
        from numbers in Gen.Long[0, long.MaxValue].Array[3]
        from begun in Key.Array[0, 3]
        from through in Key.Array[0, 3]
        from failures in Gen.Select(Key, Says).Array[0, 3]
        from deletion in Maybe(Id)
        from stoppedBy in Maybe(Any.Email)
        from outcome in Maybe(Says)
        from finished in MaybeTime
        select new Job(id, kind, key, state, person.ToString(), at)
        {
            Version = numbers[0],
            Done = numbers[1],
            Total = numbers[2],
            Begun = [.. begun],
            Through = [.. through],
            Failures = [.. failures.Select(f => new JobFailure(f.Item1, f.Item2))],
            Deletion = deletion,
            StoppedBy = stoppedBy?.ToString(),
            Outcome = outcome,
            FinishedAt = finished,
        };

    private static Gen<Handover> Handover() =>
        from id in Id
        from project in Any.ProjectName
        from user in Any.UserName
        from kind in Gen.Enum<HandoverKind>()
        from state in Gen.Enum<HandoverState>()
        from times in MaybeTime.Array[6]
        from created in Time
        from texts in Maybe(Any.Text(50)).Array[6]
        from keys in Any.NameText(3, 20).Array[0, 2]
        from numbers in Gen.Int[0, 9].Array[3]
        from settled in Gen.Bool
        select new Handover(
            id.ToString(), project, user, kind, "token hash", "passcode hash", "manager@example.com", created, created.AddHours(72))
        {
            Version = numbers[0],
            State = state,
            Attempts = numbers[1],
            AttemptStartedAt = times[0],
            Replaces = texts[0],
            OverlapDays = numbers[2],
            ClaimStartedAt = times[1],
            KeysBefore = [.. keys],
            ClaimedAt = times[2],
            ClaimedFrom = texts[1],
            KeyId = texts[2],
            ClaimKeyHash = texts[3],
            SealedAnswer = texts[4],
            OldKeyEndedAt = times[3],
            Settled = settled,
            UntoldId = texts[5],
            DueAt = times[4],
        };
}
