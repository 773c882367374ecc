using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.People;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Says what changes between two specs of a user, and refuses what the project cannot give.</summary>
internal static class UserChanges
{
    /// <param name="was">Null: the user is new.</param>
    public static IReadOnlyList<ChangeDescription> Of(EditContext on, UserName user, UserSpec? was, UserSpec now)
    {
        var changes = new List<ChangeDescription>();
        var company = now.Company;
        if (was is not null && was.Company != now.Company)
            Add(Say.UserContactChanged, Say.CompanyChanged(company: company, was: was.Company));
        if (was is not null && was.ContactName != now.ContactName)
            Add(Say.UserContactChanged, Say.ContactNameChanged(contact: now.ContactName, was: was.ContactName));
        if (was is not null && was.ContactEmail != now.ContactEmail)
            Add(Say.UserContactChanged, Say.ContactEmailChanged(email: now.ContactEmail, was: was.ContactEmail));
        Add(Say.UserExpiryChanged, [.. ValueChanges.Of(was?.ExpiresAt, now.ExpiresAt, was is null, Ends(company))]);
        Add(Say.UserNetworksChanged, [.. NetworkChanges.Of(was?.AllowedNetworks ?? [], now.AllowedNetworks, was is null, Networks(company))]);
        if (now.Sftp != (was?.Sftp ?? false))
            Add(now.Sftp ? Say.UserSftpOn : Say.UserSftpOff, now.Sftp ? Say.SftpForUserOn(company) : Say.SftpForUserOff(company));
        var keys = was?.SshPublicKeys ?? [];
        Add(Say.UserSshKeysChanged, [.. now.SshPublicKeys.Except(keys).Select(k => Say.SshKeyAdded(company: company, fingerprint: k.Fingerprint))]);
        Add(Say.UserSshKeysChanged, [.. keys.Except(now.SshPublicKeys).Select(k => Say.SshKeyRemoved(company: company, fingerprint: k.Fingerprint))]);
        changes.AddRange(GrantChanges.Of(on, now.Company, was?.Grants ?? [], now.Grants));
        return changes;

        void Add(Func<EmailAddress, string, UserName, Sentence> diary, params Sentence[] summary) =>
            changes.AddRange(summary.Select(s => new ChangeDescription(s, diary(on.Actor.Email, company, user))));
    }

    /// <summary>What a person should know before.</summary>
    public static ValueList<Sentence> Warnings(EditContext on, UserName user, UserSpec spec)
    {
        var warnings = new List<Sentence>();
        var company = spec.Company;
        if (spec.ExpiresAt is null)
            warnings.Add(Say.NeverEnds(company));
        if (spec.AllowedNetworks.Count == 0)
            warnings.Add(Say.FromAnywhere(company));
        warnings.AddRange(NetworkChanges.Warnings(spec.AllowedNetworks));
        if (spec.Sftp && spec.AllowedNetworks.Count > 0)
            warnings.Add(Say.SftpIgnoresNetworks(company));
        if (spec.Sftp && spec.SshPublicKeys.Count == 0)
            warnings.Add(Say.SftpWithoutKey(company));
        if (!spec.Sftp && spec.SshPublicKeys.Count > 0)
            warnings.Add(Say.SshKeysRest(company));
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
                yield return Say.SftpMeetsNetworks(user.ToString(), bucket);
        }

        if (PolicyBudget.Of(spec) is { IsTight: true } budget)
            yield return Say.PolicyRoom(budget.Percent);
    }

    private static ValueChanges.Sentences<DateTimeOffset> Ends(string company) => new(
        at => Say.EndsSet(company, at),
        at => Say.EndsLimited(company, at),
        (at, was) => Say.EndsChanged(company, at: at, was: was),
        was => Say.EndsNever(company, was));

    private static NetworkChanges.Sentences Networks(string company) => new(
        networks => Say.ComesFromSet(company: company, networks: networks),
        networks => Say.ComesFromLimited(company: company, networks: networks),
        was => Say.ComesFromAnywhere(company: company, was: was),
        network => Say.ComesFromAlso(company, network),
        network => Say.ComesFromNoLonger(company, network));

    /// <summary>An expiry that is over already, SFTP where there is none, grants on buckets that are not there.</summary>
    public static Refusal? CheckFields(EditContext on, UserFields fields, UserSpec spec)
    {
        var was = on.Newest as UserSpec;
        if (spec.ExpiresAt is { } ends && ends <= on.Now && was?.ExpiresAt != ends)
            return new Refusal.Invalid("/spec/expiresAt", FieldRules.InThePast());
        if (spec.Sftp && on.View!.Spec is not { Sftp: true })
            return new Refusal.Invalid("/spec/sftp", Say.NoSftpServer());
        return GrantedBuckets.CheckFields(on, fields.Grants, spec.Grants, "/spec/grants");
    }

    /// <summary>The user's state does not allow the edit, or the project's does not yet.</summary>
    public static Refusal? CheckState(EditContext on, UserName user, UserSpec spec)
    {
        if (on.Current?.NewestRecord?.Stopped is not null)
            return new Refusal.NotReady(Say.UserIsStopped(on.Current.DisplayName));
        return spec.Sftp && on.View!.Thing?.Applied?.Record.Spec is not ProjectSpec { Sftp: true }
            ? new Refusal.NotReady(Say.SftpServerNotReady())
            : null;
    }
}
