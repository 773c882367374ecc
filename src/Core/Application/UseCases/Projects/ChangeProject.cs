using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Projects;

/// <summary>Changes title, people and (admins only) SFTP of a project.</summary>
public sealed class ChangeProject(Submit submit, ProtectAccount protect)
{
    public async Task<Result<EditResult>> RunAsync(Actor actor, ProjectName name, ProjectFields fields, EditTerms terms, CancellationToken cancel) =>
        await protect.AfterAsync(await submit.RunAsync(actor, Plan(name, fields), terms, cancel));

    internal static EditPlan Plan(ProjectName name, ProjectFields fields)
    {
        var spec = ProjectSpec.Check(fields);
        return new EditPlan(UseCase.ChangeProject, ThingKey.OfProject(name), ChangeAction.Update)
        {
            NeedsRevision = true,
            CheckFields = on => spec.Refusal ?? CheckFields(on, spec.Value),
            Make = on => Make(on, name, spec.Value),
        };
    }

    // Account and region hold also after a failed creation: the project is registered with them already.
    private static ProjectSpec? Was(EditContext on) => on.Current?.LastRecord?.Spec as ProjectSpec;

    private static Refusal? CheckFields(EditContext on, ProjectSpec spec)
    {
        if (Was(on) is not { } was)
            return null;
        var errors = new FieldErrors();
        if (spec.Account != was.Account)
            errors.Add("/spec/account", FieldRules.CreateOnly());
        if (spec.Region != was.Region)
            errors.Add("/spec/region", FieldRules.CreateOnly());
        if (spec.Managers.Count == 0 && was.Managers.Count > 0)
            errors.Add("/spec/managers", Say.LastManager());
        if (errors.Any)
            return errors.Refusal;
        return spec.Sftp == was.Sftp || on.View is null || AccessRules.Allows(UseCase.ChangeProjectSftp, on.View.RoleOf(on.Actor))
            ? null
            : new Refusal.Forbidden(Say.SftpForAdmins());
    }

    private static Result<Edit> Make(EditContext on, ProjectName name, ProjectSpec spec)
    {
        var was = Was(on);
        if (was is { Sftp: true } && !spec.Sftp && SftpUsers(on.View!) is { Count: > 0 } users)
        {
            return new Refusal.InUse(
                Say.SftpUsersExist(users.Count, string.Join(", ", users)), users);
        }

        var actor = on.Actor.Email;
        var again = on.Newest is null;
        var changes = ProjectChanges.Of(on, name, was ?? spec, spec);
        return new Edit(
            again ? ChangeAction.Create : ChangeAction.Update,
            spec,
            again
                ? Say.ProjectOpenedAgain(actor, name)
                : ChangeDescription.Line(changes, () => Say.ProjectSaved(actor, name), n => Say.ProjectChanged(actor, n, name)))
        {
            Summary =
            [
                .. again ? [Say.OpensProject(name, spec.Account, spec.Region)] : ValueList<Sentence>.Empty,
                .. changes.Select(c => c.Summary),
            ],
            Warnings = ProjectChanges.Warnings(on, was, spec),
        };
    }

    private static ValueList<string> SftpUsers(ProjectView project) =>
        [.. project.Users.Values.Where(u => u.Specs<UserSpec>().Any(s => s.Sftp)).Select(u => u.Key.Name)];
}
