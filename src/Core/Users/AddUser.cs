using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Projects;
using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Users;

/// <summary>Adds a third party. Its credentials come later, by hand-overs.</summary>
public sealed class AddUser(Submit submit)
{
    public Task<Result<EditAnswer>> RunAsync(
        Actor actor, ProjectName project, UserName user, UserFields fields, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, user, fields), terms, cancel);

    internal static EditPlan Plan(ProjectName project, UserName user, UserFields fields)
    {
        var spec = UserSpec.Check(fields);
        return new EditPlan(UseCase.AddUser, ThingKey.OfUser(project, user), ChangeAction.Create)
        {
            CheckFields = on => spec.Refusal ?? UserChanges.CheckFields(on, fields, spec.Value),
            Make = on => (ProjectRoom.Full(on.View!, ThingKind.User) ?? UserChanges.CheckState(on, user, spec.Value)) is { } refusal
                ? refusal
                : Edit(on, user, spec.Value, Say.UserAdded),
        };
    }

    /// <summary>The edit that makes a user, for the first time or once more after it failed.</summary>
    internal static Edit Edit(EditContext on, UserName user, UserSpec spec, SentenceForm diary) =>
        new(ChangeAction.Create, spec, diary.With(("actor", on.Actor.Email), ("company", spec.Company), ("user", user)))
        {
            Summary =
            [
                Say.AddsUser.With(("company", spec.Company), ("user", user), ("contact", spec.ContactName)),
                .. UserChanges.Of(on, user, null, spec).Select(c => c.Summary),
            ],
            Warnings = [.. ProjectRoom.Warnings(on.View!, ThingKind.User), .. UserChanges.Warnings(on, user, spec)],
        };
}
