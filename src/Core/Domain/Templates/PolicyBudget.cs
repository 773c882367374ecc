using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Templates;

/// <summary>How much of what AWS allows a user's permissions take: of its managed policies, or of the template that holds them,
/// whichever is nearer to its limit. Characters.</summary>
public sealed record PolicyBudget(int Used, int Limit)
{
    /// <summary>From here on a person is warned.</summary>
    public const int WarnAbovePercent = 70;

    public int Percent => (int)(100L * Used / Limit);

    public bool IsExceeded => Used > Limit;

    public bool IsTight => Percent > WarnAbovePercent;

    /// <summary>For a user with names as long as they can be.</summary>
    public static PolicyBudget Of(UserSpec spec) => Of(new ThingRecord(
        ThingKey.OfUser(ProjectName.Parse(new string('p', ProjectName.MaxLength)), UserName.Parse(new string('u', UserName.MaxLength))),
        Revision: 1_000_000,
        spec,
        RequestedBy: new string('r', 100),
        DateTimeOffset.UnixEpoch,
        OperationId.Parse(new string('o', 27))));

    /// <summary>Of exactly this user.</summary>
    public static PolicyBudget Of(ThingRecord record)
    {
        var all = UserPolicies.Of((UserSpec)record.Spec, stopped: false, record.Renderer);
        var access = all.Access;
        var policies = new PolicyBudget(access.Sum(PolicyPacker.LengthOf), UserPolicies.MaxLength * (UserPolicies.MaxPolicies - 1));
        var template = new PolicyBudget(
            (record.Stopped is null ? UserTemplate.Of(record, all) : UserTemplate.Of(record)).ToTemplate().Text.Length,
            StackTemplates.MaxBytes);

        // Packing leaves gaps, so ten policies can be full before their characters are used up.
        if (access.Count >= UserPolicies.MaxPolicies)
            return policies with { Used = Math.Max(policies.Used, policies.Limit + 1) };
        return policies.Percent > template.Percent ? policies : template;
    }
}
