using System.Security.Cryptography;
using System.Text;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;

namespace BucketManager.Simulation.Actors;

/// <summary>Who and what is there.</summary>
public static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly StackPlace Hub = new(AccountId.Parse("999999999999"), Region.Parse("eu-west-1"));

    public static readonly StackPlace Place = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    public static readonly Actor Admin = new(EmailAddress.Parse("admin@example.com"), "Ada Admin", IsAdmin: true);

    public static readonly Actor[] Managers =
    [
        new(EmailAddress.Parse("mara@example.com"), "Mara", IsAdmin: false),
        new(EmailAddress.Parse("milo@example.com"), "Milo", IsAdmin: false),
    ];

    public static readonly ProjectName Project = ProjectName.Parse("acme");

    public static readonly ThingKey ProjectKey = ThingKey.OfProject(Project);

    /// <summary>Another project, that is wanted in the same account.</summary>
    public static readonly ProjectName Rival = ProjectName.Parse("beta");

    public static readonly ProjectName[] Projects = [Project, Rival];

    public static readonly BucketName[] Buckets = [BucketName.Parse("invoices"), BucketName.Parse("orders")];

    public static readonly UserName[] Users = [UserName.Parse("north"), UserName.Parse("south")];

    public static readonly ThingKey[] Keys =
    [
        .. Users.Select(user => ThingKey.OfUser(Project, user)),
        .. Buckets.Select(bucket => ThingKey.OfBucket(Project, bucket)),
        ProjectKey,
    ];

    /// <summary>What those work at who want one account for two projects.</summary>
    public static readonly ThingKey[] KeysOfRivals =
    [
        ProjectKey,
        ThingKey.OfProject(Rival),
        ThingKey.OfBucket(Project, Buckets[0]),
        ThingKey.OfBucket(Rival, Buckets[0]),
        ProjectKey,
        ThingKey.OfProject(Rival),
    ];

    public static ProjectFields ProjectFields(string title, bool sftp = false) => new()
    {
        Title = title,
        Account = Place.Account.ToString(),
        Region = Place.Region.ToString(),
        Managers = [.. Managers.Select(m => m.Email.ToString())],
        Sftp = sftp,
    };

    public static UserFields UserFields(string company, bool sftp = false) =>
        new() { Company = company, ContactName = "Nora North", ContactEmail = "nora@example.org", Sftp = sftp };

    /// <summary>The public key of somebody, always the same.</summary>
    public static string SshKey(string owner) => "ssh-ed25519 " + Convert.ToBase64String(
        [0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. SHA256.HashData(Encoding.UTF8.GetBytes(owner))]);
}
