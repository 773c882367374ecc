using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using CsCheck;

namespace BucketManager.Core.Tests;

/// <summary>Generators of legal records. Computed: stored ones could be made before those of other files that they use.</summary>
public static partial class Any
{
    /// <summary>How many cases a property is tried on.</summary>
    public static int Cases { get; } = Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 300;

    public static Gen<OperationId> OperationId =>
        Gen.Char[Digits + Lower].Array[1, 30].Select(c => Domain.Things.OperationId.Parse("o" + string.Concat(c)));

    // Whole seconds as well as any tick, in any offset: a record's time is a point in time.
    public static Gen<DateTimeOffset> Time => Gen.OneOf(
        Gen.Long[1_600_000_000, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds),
        Gen.Select(Gen.Long[16_000_000_000_000_000, 40_000_000_000_000_000], Gen.Int[-12, 14]).Select((ticks, hours) =>
            DateTimeOffset.UnixEpoch.AddTicks(ticks).ToOffset(TimeSpan.FromHours(hours))));

    public static Gen<Suspension> Stopped =>
        Gen.Select(Time, Email, Text(200)).Select((at, by, reason) => new Suspension(at, by.ToString(), reason));

    public static Gen<ThingRecord> Record => Gen.OneOf(
        Gen.Select(ProjectName, ProjectSpec, ExternalId.Null()).SelectMany((p, spec, external) =>
            RecordOf(ThingKey.OfProject(p), spec).Select(r => r with { ExternalId = external })),
        Gen.Select(ProjectName, BucketName, BucketSpec).SelectMany((p, b, spec) => RecordOf(ThingKey.OfBucket(p, b), spec)),
        Gen.Select(ProjectName, UserName, UserSpec, Stopped.Null(), Gen.OneOf(Gen.Const((DateTimeOffset?)null), Time.Select(t => (DateTimeOffset?)t))).SelectMany((p, u, spec, stopped, after) =>
            RecordOf(ThingKey.OfUser(p, u), spec).Select(r => r with { Stopped = stopped, KeysValidAfter = after })));

    public static Gen<ProjectRegistration> Registration => Gen.Select(ProjectName, Account, Region, ExternalId, OperationId)
        .Select((p, account, region, external, operation) =>
            new ProjectRegistration(p, new StackPlace(account, region), external, operation));

    private static Gen<string> ExternalId => Gen.Char[Lower + Digits + "_+=,.@:/-"].Array[2, 40].Select(c => string.Concat(c));

    private static Gen<ThingRecord> RecordOf(ThingKey key, Domain.Things.Spec spec) =>
        Gen.Select(Gen.Long[1, 1_000_000], Gen.OneOf(Email.Select(e => e.ToString()), Gen.Const("system")), Time, OperationId)
            .Select((revision, by, at, operation) => new ThingRecord(key, revision, spec, by, at, operation));
}
