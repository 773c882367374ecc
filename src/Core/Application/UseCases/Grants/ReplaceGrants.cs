using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.UseCases.Users;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Grants;

/// <summary>Replaces all grants of a user.</summary>
public sealed class ReplaceGrants(Submit submit)
{
    public Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, UserName user, IReadOnlyList<GrantFields> grants, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, user, grants), terms, cancel);

    internal static EditPlan Plan(ProjectName project, UserName user, IReadOnlyList<GrantFields> fields)
    {
        var grants = GrantSet.Check(fields);
        return new EditPlan(UseCase.ReplaceGrants, ThingKey.OfUser(project, user), ChangeAction.Update)
        {
            NeedsRevision = true,
            CheckFields = on => grants.Refusal ?? GrantedBuckets.CheckFields(on, fields, grants.Value, "/grants"),
            Make = on => Make(on, user, grants.Value),
        };
    }

    private static Result<Edit> Make(EditContext on, UserName user, ValueList<Grant> grants)
    {
        var was = on.Newest as UserSpec;
        if (on.Current?.LastRecord?.Spec is not UserSpec basis)
            return new Refusal.NotReady(Say.UserNeverWas(on.Current?.DisplayName ?? user.ToString()));
        var spec = basis with { Grants = grants };
        if (UserChanges.CheckState(on, user, spec) is { } refusal)
            return refusal;
        return was is null
            ? AddUser.Edit(on, user, spec, Say.UserAddedAgain)
            : ChangeUser.Edit(on, user, was, spec, UserChanges.GrantWarnings(on, user, spec));
    }
}
