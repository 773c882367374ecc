using System.Reflection;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Json;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Http.Tests;

/// <summary>Each refusal and each trouble of a driven side has one status and one slug, those of api.md.</summary>
public sealed class RefusalProblemsTests
{
    private static readonly Sentence Says = RefusalSentences.NotFound();

    private static readonly RefusalProblems Problems = new(new ThingJson(new UsualDurations(1), new ResponseCache()));

    private static readonly ThingKey User = ThingKey.OfUser(ProjectName.Parse("acme"), UserName.Parse("acme-edi"));

    private static readonly Dictionary<Type, (Refusal Refusal, int Status, string Slug)> Expected = new (Refusal Refusal, int Status, string Slug)[]
    {
        (new Refusal.Invalid("/name", FieldRules.Required()), 400, "invalid"),
        (new RequestFault.Malformed(Says), 400, "malformed"),
        (new RequestFault.HostUnknown(), 400, "malformed"),
        (new RequestFault.Unauthenticated(Says), 401, "unauthenticated"),
        (new Refusal.Forbidden(Says), 403, "forbidden"),
        (new Refusal.WrongPasscode(4), 403, "wrong-passcode"),
        (new Refusal.NotFound(), 404, "not-found"),
        (new RequestFault.NothingHere(), 404, "not-found"),
        (new RequestFault.MethodNotAllowed("PATCH"), 405, "method-not-allowed"),
        (new Refusal.NameTaken(Says), 409, "name-taken"),
        (new Refusal.AccountTaken("111122223333"), 409, "account-taken"),
        (new Refusal.InUse(Says, ["acme-edi"]), 409, "in-use"),
        (new Refusal.NotEmpty(Says), 409, "not-empty"),
        (new Refusal.LockedUntil(DateTimeOffset.UnixEpoch), 409, "locked-until"),
        (new Refusal.NotReady(Says), 409, "not-ready"),
        (new Refusal.TooManyKeys(Says), 409, "too-many-keys"),
        (new Refusal.IdempotencyMismatch(), 409, "idempotency-mismatch"),
        (new Refusal.AlreadyDone("h1"), 409, "already-done"),
        (new Refusal.PolicyTooLarge(70_000, 61_440), 409, "policy-too-large"),
        (new Refusal.Quota(Says), 409, "quota"),
        (new Refusal.Gone(Says, "claimed"), 410, "gone"),
        (new StaleRevision(new ThingState(User) { Revision = 4 }), 412, "stale-revision"),
        (new RequestFault.TooLarge(256 * 1024), 413, "too-large"),
        (new RequestFault.UnsupportedMediaType(), 415, "unsupported-media-type"),
        (new RequestFault.UpgradeRequired(), 426, "upgrade-required"),
        (new Refusal.RevisionRequired(), 428, "revision-required"),
        (new RequestFault.TooManyRequests(TimeSpan.FromSeconds(2.5)), 429, "too-many-requests"),
        (new RequestFault.Unexpected("4bf92f3577b34da6a3ce929d0e0e4736"), 500, "unexpected"),
        (new RefusedByCloud(AnOperation(), Says), 502, "refused"),
        (new Refusal.Unavailable(Says, TimeSpan.FromSeconds(5)), 503, "unavailable"),
    }.ToDictionary(e => e.Refusal.GetType());

    public static TheoryData<string> EveryRefusal()
    {
        var all = new[] { typeof(Refusal), typeof(RequestFault) }
            .SelectMany(t => t.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
            .Where(t => t.IsAssignableTo(typeof(Refusal)) && !t.IsAbstract);
        return [.. all.Select(t => t.FullName!)];
    }

    [Theory]
    [MemberData(nameof(EveryRefusal))]
    public void Every_refusal_has_its_status_and_slug(string type)
    {
        var (refusal, status, slug) = Expected.Single(e => e.Key.FullName == type).Value;

        var problem = Problems.Of(refusal);

        Assert.Equal((status, $"/problems/{slug}"), (problem.Body.Status, problem.Body.Type));
        Assert.Equal(refusal.Says.Text, problem.Body.Detail);
        Assert.Equal(refusal.Says.Code, problem.Body.Code);
        Assert.NotEmpty(problem.Body.Title);
    }

    [Fact]
    public void What_a_kind_of_problem_adds_is_in_its_problem()
    {
        Assert.Equal(4, Of<Refusal.WrongPasscode>().Body.AttemptsLeft);
        Assert.Equal("claimed", Of<Refusal.Gone>().Body.State);
        Assert.Equal("h1", Of<Refusal.AlreadyDone>().Body.Id);
        Assert.Equal(["acme-edi"], Of<Refusal.InUse>().Body.Users);
        Assert.Equal((70_000, 61_440), (Of<Refusal.PolicyTooLarge>().Body.Used, Of<Refusal.PolicyTooLarge>().Body.Limit));
        Assert.Equal(DateTimeOffset.UnixEpoch, Of<Refusal.LockedUntil>().Body.Until);
        Assert.Equal(4, Of<StaleRevision>().Body.Current!.Revision);
        Assert.Equal(("/name", "required"), (Of<Refusal.Invalid>().Body.Errors![0].Field, Of<Refusal.Invalid>().Body.Errors![0].Rule));
        Assert.Equal(TimeSpan.FromSeconds(5), Of<Refusal.Unavailable>().RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(2.5), Of<RequestFault.TooManyRequests>().RetryAfter);
        Assert.Equal("/api/projects/acme/operations/o1", Of<RefusedByCloud>().Location);
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", Of<RequestFault.Unexpected>().Body.TraceId);
    }

    [Theory]
    [InlineData(PortFault.Throttled, 503)]
    [InlineData(PortFault.Unavailable, 503)]
    [InlineData(PortFault.Refused, 500)]
    [InlineData(PortFault.NotFound, 500)]
    [InlineData(PortFault.Bug, 500)]
    public void Every_trouble_of_a_driven_side_has_its_status(PortFault fault, int status)
    {
        var problem = Problems.Of(PortProblems.Of(fault, "trace"));

        Assert.Equal(status, problem.Body.Status);
        Assert.Equal(status == 503, problem.RetryAfter is not null);
        Assert.Equal(status == 500 ? "trace" : null, problem.Body.TraceId);
    }

    [Fact]
    public void No_trouble_of_a_driven_side_is_without_a_status() =>
        Assert.All(Enum.GetValues<PortFault>(), fault => Assert.NotNull(PortProblems.Of(fault, "trace")));

    private static Problem Of<T>() => Problems.Of(Expected[typeof(T)].Refusal);

    private static Operation AnOperation() =>
        new(OperationId.Parse("o1"), User, ChangeAction.Update, OperationState.Failed, 4, "manager@example.com", DateTimeOffset.UnixEpoch, Says);
}
