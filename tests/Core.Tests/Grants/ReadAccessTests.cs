using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Grants;

public sealed class ReadAccessTests
{
    private static readonly BucketName Invoices = BucketName.Parse("invoices");

    private static readonly ThingState Bucket = A.Ready(A.Bucket(), BucketSpec.Plain);

    [Theory]
    [InlineData(GrantLevel.Collect, "list read")]
    [InlineData(GrantLevel.Deliver, "list write")]
    [InlineData(GrantLevel.Exchange, "list read write")]
    [InlineData(GrantLevel.Manage, "list read write delete")]
    public async Task Each_level_answers_its_questions(GrantLevel can, string answers)
    {
        var access = await AccessAsync(A.Ready(A.User(), A.UserSpec(A.Grant(can: can))));

        var yes = new List<string>();
        foreach (var question in Enum.GetValues<AccessQuestion>())
        {
            if ((await AskAsync(access, question, "in/")).Count > 0)
                yes.Add(question.ToString().ToUpperInvariant());
        }

        Assert.Equal(answers.ToUpperInvariant(), string.Join(' ', yes));
    }

    [Theory]
    [InlineData("", "in/", true)]
    [InlineData("in/", "in/", true)]
    [InlineData("in/", "in/acme/", true)]
    [InlineData("in/", "in-2/", false)]
    [InlineData("in/", "out/", false)]
    [InlineData("in/acme/", "in/", false)]
    [InlineData("in/", "", false)]
    public async Task Who_may_do_it_in_a_folder_above_may_do_it_here(string granted, string asked, bool can)
    {
        var access = await AccessAsync(A.Ready(A.User(), A.UserSpec(A.Grant(prefix: granted))));

        Assert.Equal(can, (await AskAsync(access, AccessQuestion.Write, asked)).Count == 1);
    }

    [Fact]
    public async Task The_reason_is_the_widest_permission_that_is_enough()
    {
        var access = await AccessAsync(A.Ready(
            A.User(), A.UserSpec(A.Grant(), A.Grant(prefix: "", can: GrantLevel.Exchange), A.Grant(prefix: "in/", can: GrantLevel.Collect))));

        Assert.Equal(["acme-edi: ACME can exchange files in invoices"], await AskAsync(access, AccessQuestion.Write, "in/"));
    }

    [Fact]
    public async Task Users_that_are_stopped_or_have_ended_are_in_the_matrix_and_in_no_answer()
    {
        var stopped = A.Ready(A.User("stopped"), A.UserSpec(A.Grant()));
        stopped = stopped with { Applied = stopped.Applied! with { Record = stopped.Applied.Record with { Stopped = Stop } } };
        var beingStopped = A.Waiting(A.Ready(A.User("being-stopped"), A.UserSpec(A.Grant())), A.UserSpec(A.Grant()));
        beingStopped = beingStopped with { Queued = beingStopped.Queued! with { Record = beingStopped.Queued.Record with { Stopped = Stop } } };
        var ended = A.Ready(A.User("ended"), UserSpec.Check(A.UserFields(A.Grant()) with { ExpiresAt = A.Now }).Value);
        var access = await AccessAsync(stopped, beingStopped, ended, A.Ready(A.User("works"), A.UserSpec(A.Grant())));

        Assert.Equal(["works: ACME can deliver into invoices/in/"], await AskAsync(access, AccessQuestion.Write, "in/"));
        var matrix = (await access.MatrixAsync(A.Viewer, A.Project, default)).Value;
        Assert.Equal(["being-stopped", "ended", "stopped", "works"], matrix.Users);
        Assert.Equal(["invoices"], matrix.Buckets);
        Assert.Equal(4, matrix.Grants.Count);
    }

    [Fact]
    public async Task Only_what_is_applied_counts()
    {
        var access = await AccessAsync(
            A.Wanted(A.User("coming"), A.UserSpec(A.Grant())),
            A.Waiting(A.Ready(A.User("loses-it"), A.UserSpec(A.Grant())), A.UserSpec()));

        Assert.Equal(["loses-it: ACME can deliver into invoices/in/"], await AskAsync(access, AccessQuestion.Write, "in/"));
    }

    [Fact]
    public async Task A_question_about_a_bucket_that_is_not_there_is_not_found() => Assert.IsType<Refusal.NotFound>(
        (await (await AccessAsync()).QuestionAsync(A.Viewer, A.Project, AccessQuestion.Read, BucketName.Parse("nothing"), Prefix.WholeBucket, default)).Refusal);

    [Fact]
    public async Task A_stranger_asks_in_vain() =>
        Assert.IsType<Refusal.NotFound>((await (await AccessAsync()).MatrixAsync(A.Stranger, A.Project, default)).Refusal);

    [Fact]
    public Task Question_and_matrix_agree() => Gen.Select(Any.Prefix, Gen.Enum<GrantLevel>()).Array[0, 4].Array[0, 4].Select(Any.Prefix).SampleAsync(async (given, asked) =>
    {
        var access = await AccessAsync([.. given.Select((grants, i) => A.Ready(
            A.User($"user-{i}"), A.UserSpec([.. grants.Select(g => new Grant(Invoices, g.Item1, g.Item2)).Distinct()])))]);

        var matrix = (await access.MatrixAsync(A.Viewer, A.Project, default)).Value.Grants;
        foreach (var question in Enum.GetValues<AccessQuestion>())
        {
            var expected = matrix.Where(g => g.Grant.Can.Answers(question) && asked.ToString().StartsWith(g.Grant.Prefix.ToString(), StringComparison.Ordinal))
                .Select(g => g.User.ToString()).Distinct();
            Assert.Equal(expected, (await AskAsync(access, question, asked.ToString())).Select(a => a.Split(':')[0]));
        }
    }, iter: 100);

    private static Suspension Stop => new(A.Now, "manager@example.com", string.Empty);

    private static async Task<ReadAccess> AccessAsync(params ThingState[] things)
    {
        var known = await Known.WithAsync([Bucket, .. things]);
        return new ReadAccess(known.Views, known.Clock);
    }

    private static async Task<IReadOnlyList<string>> AskAsync(ReadAccess access, AccessQuestion question, string prefix)
    {
        var answer = await access.QuestionAsync(A.Viewer, A.Project, question, Invoices, Prefix.Parse(prefix), default);
        return [.. answer.Value.Select(a => $"{a.User}: {a.Because.Text}")];
    }
}
