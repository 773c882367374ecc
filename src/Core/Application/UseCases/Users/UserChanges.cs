using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Says what changes between two specs of a user, and refuses what the project cannot give.</summary>
internal static class UserChanges
{
    private static readonly ValueChanges.Forms Ends = new(Say.EndsSet, Say.EndsLimited, Say.EndsChanged, Say.EndsNever, "at");

    private static readonly NetworkChanges.Forms Networks =
        new(Say.ComesFromSet, Say.ComesFromLimited, Say.ComesFromAnywhere, Say.ComesFromAlso, Say.ComesFromNoLonger);

    /// <param name="was">Null: the user is new.</param>
    public static IReadOnlyList<ChangeDescription> Of(EditContext on, UserName user, UserSpec? was, UserSpec now)
    {
        var changes = new List<ChangeDescription>();
        (string, object?) company = ("company", now.Company);
        if (was is not null && was.Company != now.Company)
            Add(Say.UserContactChanged, Say.CompanyChanged.With(company, ("was", was.Company)));
        if (was is not null && was.ContactName != now.ContactName)
            Add(Say.UserContactChanged, Say.ContactNameChanged.With(("contact", now.ContactName), ("was", was.ContactName)));
        if (was is not null && was.ContactEmail != now.ContactEmail)
            Add(Say.UserContactChanged, Say.ContactEmailChanged.With(("email", now.ContactEmail), ("was", was.ContactEmail)));
        Add(Say.UserExpiryChanged, [.. ValueChanges.Of(was?.ExpiresAt, now.ExpiresAt, was is null, Ends, company)]);
        Add(Say.UserNetworksChanged, [.. NetworkChanges.Of(was?.AllowedNetworks ?? [], now.AllowedNetworks, was is null, Networks, company)]);
        if (now.Sftp != (was?.Sftp ?? false))
            Add(now.Sftp ? Say.UserSftpOn : Say.UserSftpOff, (now.Sftp ? Say.SftpForUserOn : Say.SftpForUserOff).With(company));
        var keys = was?.SshPublicKeys ?? [];
        Add(Say.UserSshKeysChanged, [.. now.SshPublicKeys.Except(keys).Select(k => Say.SshKeyAdded.With(company, ("fingerprint", k.Fingerprint)))]);
        Add(Say.UserSshKeysChanged, [.. keys.Except(now.SshPublicKeys).Select(k => Say.SshKeyRemoved.With(company, ("fingerprint", k.Fingerprint)))]);
        changes.AddRange(GrantChanges.Of(on, now.Company, was?.Grants ?? [], now.Grants));
        return changes;

        void Add(SentenceForm diary, params Sentence[] summary) => changes.AddRange(summary.Select(
            s => new ChangeDescription(s, diary.With(("actor", on.Actor.Email), company, ("user", user)))));
    }

    /// <summary>What a person should know before.</summary>
    public static ValueList<Sentence> Warnings(EditContext on, UserName user, UserSpec spec)
    {
        var warnings = new List<Sentence>();
        (string, object?) company = ("company", spec.Company);
        if (spec.ExpiresAt is null)
            warnings.Add(Say.NeverEnds.With(company));
        if (spec.AllowedNetworks.Count == 0)
            warnings.Add(Say.FromAnywhere.With(company));
        warnings.AddRange(NetworkChanges.Warnings(spec.AllowedNetworks));
        if (spec.Sftp && spec.AllowedNetworks.Count > 0)
            warnings.Add(Say.SftpIgnoresNetworks.With(company));
        if (spec.Sftp && spec.SshPublicKeys.Count == 0)
            warnings.Add(Say.SftpWithoutKey.With(company));
        if (!spec.Sftp && spec.SshPublicKeys.Count > 0)
            warnings.Add(Say.SshKeysRest.With(company));
        return [.. warnings, .. GrantWarnings(on, user, spec)];
    }

    /// <summary>Those that come with what the user may do.</summary>
    public static IEnumerable<Sentence> GrantWarnings(EditContext on, UserName user, UserSpec spec)
    {
        foreach (var warning in GrantChanges.Warnings(on, spec))
            yield return warning;
        foreach (var bucket in spec.Sftp ? spec.Grants.Select(g => g.Bucket).Distinct() : [])
        {
            if (on.View!.FindBucket(bucket)?.NewestRecord?.Spec is BucketSpec { AllowedNetworks.Count: > 0 })
                yield return Say.SftpMeetsNetworks.With(("users", user), ("bucket", bucket));
        }

        if (PolicyBudget.Of(spec) is { IsTight: true } budget)
            yield return Say.PolicyRoom.With(("percent", budget.Percent));
    }

    /// <summary>An expiry that is over already, SFTP where there is none, grants on buckets that are not there.</summary>
    public static Refusal? CheckFields(EditContext on, UserFields fields, UserSpec spec)
    {
        var was = on.Newest as UserSpec;
        if (spec.ExpiresAt is { } ends && ends <= on.Now && was?.ExpiresAt != ends)
            return new Refusal.Invalid("/spec/expiresAt", FieldRules.InThePast.With());
        if (spec.Sftp && on.View!.Spec is not { Sftp: true })
            return new Refusal.Invalid("/spec/sftp", Say.NoSftpServer.With());
        return GrantedBuckets.CheckFields(on, fields.Grants, spec.Grants, "/spec/grants");
    }

    /// <summary>The user's state does not allow the edit, or the project's does not yet.</summary>
    public static Refusal? CheckState(EditContext on, UserName user, UserSpec spec)
    {
        if (on.Current?.NewestRecord?.Stopped is not null)
            return new Refusal.NotReady(Say.UserIsStopped.With(("company", on.Current.DisplayName)));
        return spec.Sftp && on.View!.Thing?.Applied?.Record.Spec is not ProjectSpec { Sftp: true }
            ? new Refusal.NotReady(Say.SftpServerNotReady.With())
            : null;
    }
}
