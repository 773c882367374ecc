using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Users;

/// <summary>A third party: who, until when, from where, over what, and what it may do.</summary>
public sealed record UserSpec : Spec
{
    public const int MaxSshKeys = 5;

    private UserSpec(string company, string contactName, EmailAddress contactEmail)
    {
        Company = company;
        ContactName = contactName;
        ContactEmail = contactEmail;
    }

    public override ThingKind Kind => ThingKind.User;

    public override string DisplayName => Company;

    public string Company { get; }

    public string ContactName { get; }

    public EmailAddress ContactEmail { get; }

    /// <summary>In UTC, whole seconds; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    public ValueList<SourceNetwork> AllowedNetworks { get; private init; } = [];

    public bool Sftp { get; private init; }

    public ValueList<SshPublicKey> SshPublicKeys { get; init; } = [];

    public ValueList<Grant> Grants { get; init; } = [];

    public static Result<UserSpec> Check(UserFields fields, string at = "/spec")
    {
        var errors = new FieldErrors();
        var company = errors.Take($"{at}/company", PersonText.Check(fields.Company, 100, required: true));
        var contactName = errors.Take($"{at}/contactName", PersonText.Check(fields.ContactName, 100, required: true));
        var contactEmail = errors.Take($"{at}/contactEmail", EmailAddress.Check(fields.ContactEmail));
        var networks = SourceNetworks.Check(fields.AllowedNetworks, $"{at}/allowedNetworks", errors);
        var sshKeys = CheckSshKeys(fields.SshPublicKeys, $"{at}/sshPublicKeys", errors);
        var grants = GrantSet.Check(fields.Grants, $"{at}/grants", errors);
        if (errors.Any)
            return errors.Refusal;
        return new UserSpec(company!, contactName!, contactEmail!)
        {
            ExpiresAt = fields.ExpiresAt is { } expires ? DateTimeOffset.FromUnixTimeSeconds(expires.ToUnixTimeSeconds()) : null,
            AllowedNetworks = networks,
            Sftp = fields.Sftp ?? false,
            SshPublicKeys = sshKeys,
            Grants = grants,
        };
    }

    public UserFields ToFields() => new()
    {
        Company = Company,
        ContactName = ContactName,
        ContactEmail = ContactEmail.ToString(),
        ExpiresAt = ExpiresAt,
        AllowedNetworks = AllowedNetworks.Count == 0 ? null : [.. AllowedNetworks.Select(n => n.ToString())],
        Sftp = Sftp ? true : null,
        SshPublicKeys = SshPublicKeys.Count == 0 ? null : [.. SshPublicKeys.Select(k => k.ToString())],
        Grants = GrantSet.ToFields(Grants),
    };

    private static ValueList<SshPublicKey> CheckSshKeys(IReadOnlyList<string>? typed, string at, FieldErrors errors)
    {
        if (typed is null)
            return [];
        if (typed.Count > MaxSshKeys)
        {
            errors.Add(at, FieldRules.AtMost(MaxSshKeys));
            return [];
        }

        var keys = new List<SshPublicKey>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            if (errors.Take($"{at}/{i}", SshPublicKey.Check(typed[i])) is not { } key)
                continue;
            if (keys.Contains(key))
                errors.Add($"{at}/{i}", FieldRules.Duplicate());
            else
                keys.Add(key);
        }

        return [.. keys];
    }
}
