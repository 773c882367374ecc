using BucketManager.Domain.Basics;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases;

/// <summary>Says how the grants of a user change.</summary>
internal static class GrantChanges
{
    public static IReadOnlyList<ChangeDescription> Of(EditContext on, string company, ValueList<Grant> was, ValueList<Grant> now)
    {
        var (before, after) = (was.ToHashSet(), now.ToHashSet());
        return
        [
            .. now.Where(g => !before.Contains(g)).Select(Given),
            .. was.Where(g => !after.Contains(g)).Select(Taken),
        ];

        ChangeDescription Given(Grant g) => new(MayNow(g.Can, company, g.Where), Let(g.Can, on.Actor.Email, company, g.Where));
        ChangeDescription Taken(Grant g) => new(MayNoLonger(g.Can, company, g.Where), Stopped(g.Can, on.Actor.Email, company, g.Where));
    }

    /// <summary>Grants that add nothing to others, merged aloud; and those on buckets that are not there any more.</summary>
    public static IEnumerable<Sentence> Warnings(EditContext on, UserSpec spec)
    {
        foreach (var bucket in spec.Grants.Select(g => g.Bucket).Distinct())
        {
            if (!GrantedBuckets.Exists(on.View!, bucket))
                yield return Say.BucketWentAway(bucket);
        }

        // In this order a folder stands before all that is below it, and more before less, so those above the one at hand are a stack.
        var above = new Stack<Grant>();
        foreach (var grant in spec.Grants.OrderBy(g => g.Bucket).ThenBy(g => g.Prefix).ThenByDescending(g => g.Can))
        {
            while (above.TryPeek(out var top) && !(top.Bucket == grant.Bucket && top.Prefix.Covers(grant.Prefix)))
                above.Pop();
            if (above.FirstOrDefault(a => a.Can.Covers(grant.Can)) is { } covering)
            {
                yield return Say.GrantCovered(
                    can: grant.Can.Word(), where: grant.Where, company: spec.Company,
                    covering: covering.Can.Word(), above: covering.Where);
            }
            else if (above.Any(a => a.Prefix == grant.Prefix && (a.Can, grant.Can) is (GrantLevel.Deliver, GrantLevel.Collect)))
            {
                yield return Say.GrantsJoin(grant.Where);
            }

            above.Push(grant);
        }
    }

    private static Sentence Let(GrantLevel level, EmailAddress actor, string company, string where) => level switch
    {
        GrantLevel.Collect => Say.LetCollect(actor, company: company, where: where),
        GrantLevel.Deliver => Say.LetDeliver(actor, company: company, where: where),
        GrantLevel.Exchange => Say.LetExchange(actor, company: company, where: where),
        _ => Say.LetManage(actor, company: company, where: where),
    };

    private static Sentence Stopped(GrantLevel level, EmailAddress actor, string company, string where) => level switch
    {
        GrantLevel.Collect => Say.StoppedCollecting(actor, company: company, where: where),
        GrantLevel.Deliver => Say.StoppedDelivering(actor, company: company, where: where),
        GrantLevel.Exchange => Say.StoppedExchanging(actor, company: company, where: where),
        _ => Say.StoppedManaging(actor, company: company, where: where),
    };

    private static Sentence MayNow(GrantLevel level, string company, string where) => level switch
    {
        GrantLevel.Collect => Say.MayNowCollect(company: company, where: where),
        GrantLevel.Deliver => Say.MayNowDeliver(company: company, where: where),
        GrantLevel.Exchange => Say.MayNowExchange(company: company, where: where),
        _ => Say.MayNowManage(company: company, where: where),
    };

    private static Sentence MayNoLonger(GrantLevel level, string company, string where) => level switch
    {
        GrantLevel.Collect => Say.MayNoLongerCollect(company: company, where: where),
        GrantLevel.Deliver => Say.MayNoLongerDeliver(company: company, where: where),
        GrantLevel.Exchange => Say.MayNoLongerExchange(company: company, where: where),
        _ => Say.MayNoLongerManage(company: company, where: where),
    };
}
