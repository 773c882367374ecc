using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading;

/// <summary>Who can do what, where: the matrix and the question.</summary>
public sealed class ReadAccess(ProjectViews views, TimeProvider clock)
{
    public async Task<Result<AccessMatrix>> MatrixAsync(Actor actor, ProjectName project, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        return view.Map(v => v.Matrix);
    }

    /// <summary>The matrix as lines, by company, user, bucket and folder.</summary>
    public async Task<Result<IReadOnlyList<AccessLine>>> LinesAsync(Actor actor, ProjectName project, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        var now = clock.GetUtcNow();
        return view.Map<IReadOnlyList<AccessLine>>(v =>
        [
            .. v.Matrix.Grants.Select(given => LineOf(v.FindUser(given.User)!, given.User, given.Grant, now))
                .OrderBy(line => Sought.Fold(line.Company), StringComparer.Ordinal)
                .ThenBy(line => line.User.ToString(), StringComparer.Ordinal)
                .ThenBy(line => line.Grant.Bucket.ToString(), StringComparer.Ordinal)
                .ThenBy(line => line.Grant.Prefix.ToString(), StringComparer.Ordinal),
        ]);
    }

    /// <summary>
    /// Which users can do something everywhere below a prefix of a bucket, and why. Users that are stopped or whose access is over
    /// can do nothing. Who can do it in a folder further down only, can not do it here.
    /// </summary>
    public async Task<Result<IReadOnlyList<(UserName User, Sentence Because)>>> QuestionAsync(
        Actor actor, ProjectName project, AccessQuestion question, BucketName bucket, Prefix prefix, CancellationToken cancel)
    {
        var view = await views.ForAsync(actor, project, UseCase.ReadProject, cancel);
        if (!view.Accepted)
            return view.Refusal;
        if (view.Value.FindBucket(bucket) is null)
            return new Refusal.NotFound();
        var now = clock.GetUtcNow();
        var answers =
            from given in view.Value.GrantsByBucket[bucket]
            where given.Grant.Can.Answers(question) && given.Grant.Prefix.Covers(prefix)
            group given.Grant by given.User into grants
            let user = view.Value.FindUser(grants.Key)
            where CanDoAnything(user, now)
            let company = ((UserSpec)user.Applied!.Record.Spec).Company
            let grant = grants.MaxBy(g => g.Can)
            select (grants.Key, May(grant.Can, company, grant.Where));
        return Result<IReadOnlyList<(UserName, Sentence)>>.Of([.. answers]);
    }

    private static AccessLine LineOf(ThingState user, UserName name, Grant grant, DateTimeOffset now)
    {
        var spec = (UserSpec)user.Applied!.Record.Spec;
        var status = CredentialEligibility.IsStopped(user) ? AccessStatus.Stopped : spec.ExpiresAt <= now ? AccessStatus.Ended : AccessStatus.Active;
        return new AccessLine(name, spec.Company, status, spec.ExpiresAt, grant);
    }

    // A stop counts from its acceptance: keys are off at once.
    private static bool CanDoAnything(ThingState user, DateTimeOffset now) =>
        user.Applied is { Record.Spec: UserSpec { ExpiresAt: var ends } } && !(ends <= now) && !CredentialEligibility.IsStopped(user);

    private static Sentence May(GrantLevel level, string company, string where) => level switch
    {
        GrantLevel.Collect => Say.MayCollect(company: company, where: where),
        GrantLevel.Deliver => Say.MayDeliver(company: company, where: where),
        GrantLevel.Exchange => Say.MayExchange(company: company, where: where),
        _ => Say.MayManage(company: company, where: where),
    };
}
