using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Adds a third party. Its credentials come later, by hand-overs.</summary>
public sealed class AddUser(Submit submit)
{
    public Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, UserName user, UserFields fields, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, user, fields), terms, cancel);

    internal static EditPlan Plan(ProjectName project, UserName user, UserFields fields)
    {
        var spec = UserSpec.Check(fields);
        return new EditPlan(UseCase.AddUser, ThingKey.OfUser(project, user), ChangeAction.Create)
        {
            CheckFields = on => spec.Refusal ?? UserChanges.CheckFields(on, fields, spec.Value),
            Make = on => (ProjectCapacity.Full(on.View!, ThingKind.User) ?? UserChanges.CheckState(on, user, spec.Value)) is { } refusal
                ? refusal
                : Edit(on, user, spec.Value, Say.UserAdded),
        };
    }

    /// <summary>The edit that makes a user, for the first time or once more after it failed.</summary>
    internal static Edit Edit(EditContext on, UserName user, UserSpec spec, Func<EmailAddress, string, UserName, Sentence> diary) =>
        new(ChangeAction.Create, spec, diary(on.Actor.Email, spec.Company, user))
        {
            Summary =
            [
                Say.AddsUser(company: spec.Company, user: user, contact: spec.ContactName),
                .. UserChanges.Of(on, user, null, spec).Select(c => c.Summary),
            ],
            Warnings = [.. ProjectCapacity.Warnings(on.View!, ThingKind.User), .. UserChanges.Warnings(on, user, spec)],
        };
}
