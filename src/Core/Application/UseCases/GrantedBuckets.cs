using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases;

/// <summary>Whether the buckets that grants name are there.</summary>
internal static class GrantedBuckets
{
    /// <summary>
    /// A bucket can be granted from the acceptance of its creation until its deletion is wanted.
    /// One whose creation or deletion failed is not there in this sense.
    /// </summary>
    public static bool Exists(ProjectView project, BucketName bucket) =>
        project.FindBucket(bucket) is
        {
            NewestRecord: not null, DeleteWanted: false, IsBeingEmptied: false, Stack: not { Status: StackStatus.DeleteFailed },
        };

    /// <summary>Refuses grants on buckets that are not there, each on its field. Grants that the user has already may stay.</summary>
    /// <param name="typed">As sent, so that the fields' numbers are those of the request. Checked before.</param>
    /// <param name="at">JSON pointer of the grants.</param>
    public static Refusal? CheckFields(EditContext on, IReadOnlyList<GrantFields>? typed, ValueList<Grant> grants, string at)
    {
        var has = on.Newest is UserSpec user ? user.Grants.ToHashSet() : [];
        var missing = grants.Where(g => !has.Contains(g)).Select(g => g.Bucket).Distinct()
            .Where(b => !Exists(on.View!, b)).Select(b => b.ToString()).ToHashSet(StringComparer.Ordinal);
        var errors = new FieldErrors();
        for (var i = 0; missing.Count > 0 && i < typed!.Count; i++)
        {
            if (missing.Contains(typed[i].Bucket!) && !has.Contains(GrantSet.Check([typed[i]]).Value[0]))
                errors.Add($"{at}/{i}/bucket", FieldRules.UnknownBucket(typed[i].Bucket!));
        }

        return errors.Any ? errors.Refusal : null;
    }
}
