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
            .. now.Where(g => !before.Contains(g)).Select(g => Said(g, MayNow(g.Can), Let(g.Can))),
            .. was.Where(g => !after.Contains(g)).Select(g => Said(g, MayNoLonger(g.Can), Stopped(g.Can))),
        ];

        ChangeDescription Said(Grant grant, Func<string, string, Sentence> summary, Func<EmailAddress, string, string, Sentence> diary) =>
            new(summary(company, grant.Where), diary(on.Actor.Email, company, grant.Where));
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

    private static Func<EmailAddress, string, string, Sentence> Let(GrantLevel level) => level switch
    {
        GrantLevel.Collect => Say.LetCollect,
        GrantLevel.Deliver => Say.LetDeliver,
        GrantLevel.Exchange => Say.LetExchange,
        _ => Say.LetManage,
    };

    private static Func<EmailAddress, string, string, Sentence> Stopped(GrantLevel level) => level switch
    {
        GrantLevel.Collect => Say.StoppedCollecting,
        GrantLevel.Deliver => Say.StoppedDelivering,
        GrantLevel.Exchange => Say.StoppedExchanging,
        _ => Say.StoppedManaging,
    };

    private static Func<string, string, Sentence> MayNow(GrantLevel level) => level switch
    {
        GrantLevel.Collect => Say.MayNowCollect,
        GrantLevel.Deliver => Say.MayNowDeliver,
        GrantLevel.Exchange => Say.MayNowExchange,
        _ => Say.MayNowManage,
    };

    private static Func<string, string, Sentence> MayNoLonger(GrantLevel level) => level switch
    {
        GrantLevel.Collect => Say.MayNoLongerCollect,
        GrantLevel.Deliver => Say.MayNoLongerDeliver,
        GrantLevel.Exchange => Say.MayNoLongerExchange,
        _ => Say.MayNoLongerManage,
    };
}
