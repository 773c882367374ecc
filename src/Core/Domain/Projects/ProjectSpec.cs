using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Projects;

/// <summary>A customer undertaking in its own AWS account and region, and the people who see it.</summary>
public sealed record ProjectSpec : Spec
{
    public const int MaxPeople = 50;

    private ProjectSpec(string title, AccountId account, Region region)
    {
        Title = title;
        Account = account;
        Region = region;
    }

    public override ThingKind Kind => ThingKind.Project;

    public override string DisplayName => Title;

    public string Title { get; }

    public AccountId Account { get; }

    public Region Region { get; }

    public ValueList<EmailAddress> Managers { get; private init; } = [];

    public ValueList<EmailAddress> Viewers { get; private init; } = [];

    public bool Sftp { get; private init; }

    /// <param name="fields">As written.</param>
    /// <param name="at">JSON pointer of the fields, such as <c>/spec</c>.</param>
    public static Result<ProjectSpec> Check(ProjectFields fields, string at = "/spec")
    {
        var errors = new FieldErrors();
        var title = errors.Take($"{at}/title", PersonText.Check(fields.Title, 80, required: true));
        var account = errors.Take($"{at}/account", AccountId.Check(fields.Account));
        var region = errors.Take($"{at}/region", Region.Check(fields.Region));
        var managers = People(fields.Managers, $"{at}/managers", errors);
        var viewers = People(fields.Viewers, $"{at}/viewers", errors);
        if (errors.Any)
            return errors.Refusal;
        return new ProjectSpec(title!, account!, region!) { Managers = managers, Viewers = viewers, Sftp = fields.Sftp ?? false };
    }

    public ProjectFields ToFields() => new()
    {
        Title = Title,
        Account = Account.ToString(),
        Region = Region.ToString(),
        Managers = Managers.Count == 0 ? null : [.. Managers.Select(m => m.ToString())],
        Viewers = Viewers.Count == 0 ? null : [.. Viewers.Select(v => v.ToString())],
        Sftp = Sftp ? true : null,
    };

    private static ValueList<EmailAddress> People(IReadOnlyList<string>? typed, string at, FieldErrors errors)
    {
        if (typed is null)
            return [];
        if (typed.Count > MaxPeople)
        {
            errors.Add(at, FieldRules.AtMost(MaxPeople));
            return [];
        }

        var people = new List<EmailAddress>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            if (errors.Take($"{at}/{i}", EmailAddress.Check(typed[i])) is not { } person)
                continue;
            if (people.Contains(person))
                errors.Add($"{at}/{i}", FieldRules.Duplicate());
            else
                people.Add(person);
        }

        return [.. people];
    }
}
