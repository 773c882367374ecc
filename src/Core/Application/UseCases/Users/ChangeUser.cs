using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Replaces a user's spec.</summary>
public sealed class ChangeUser(Submit submit)
{
    public Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, UserName user, UserFields fields, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, user, fields), terms, cancel);

    internal static EditPlan Plan(ProjectName project, UserName user, UserFields fields)
    {
        var spec = UserSpec.Check(fields);
        return new EditPlan(UseCase.ChangeUser, ThingKey.OfUser(project, user), ChangeAction.Update)
        {
            NeedsRevision = true,
            CheckFields = on => spec.Refusal ?? UserChanges.CheckFields(on, fields, spec.Value),
            Make = on => Make(on, user, spec.Value),
        };
    }

    private static Result<Edit> Make(EditContext on, UserName user, UserSpec spec)
    {
        if (UserChanges.CheckState(on, user, spec) is { } refusal)
            return refusal;
        return on.Newest is UserSpec was
            ? Edit(on, user, was, spec, UserChanges.Warnings(on, user, spec))
            : AddUser.Edit(on, user, spec, Say.UserAddedAgain);
    }

    /// <summary>The edit that changes a user, all of it or only what it may do.</summary>
    internal static Edit Edit(EditContext on, UserName user, UserSpec was, UserSpec spec, IEnumerable<Sentence> warnings)
    {
        var (actor, company) = (on.Actor.Email, spec.Company);
        var changes = UserChanges.Of(on, user, was, spec);
        var onlyGrants = was with { Grants = spec.Grants } == spec;
        var diary = ChangeDescription.Line(
            changes,
            () => Say.UserSaved(actor, company, user),
            n => onlyGrants ? Say.GrantsChanged(actor, n, company, user) : Say.UserChanged(actor, n, company, user));
        return new Edit(ChangeAction.Update, spec, diary) { Summary = [.. changes.Select(c => c.Summary)], Warnings = [.. warnings] };
    }
}
