using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.UseCases.Handovers;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Removes a user with its keys and open links.</summary>
public sealed class RemoveUser(Submit submit, HandoverLinks links)
{
    public async Task<Result<EditResult>> RunAsync(
        Actor actor, ProjectName project, UserName user, EditTerms terms, CancellationToken cancel)
    {
        var answer = await submit.RunAsync(actor, Plan(project, user), terms, cancel);
        if (answer is { Accepted: true, Value: EditResult.Accepted })
            await WithdrawLinksAsync(actor, project, user);
        return answer;
    }

    internal static EditPlan Plan(ProjectName project, UserName user) =>
        new(UseCase.RemoveUser, ThingKey.OfUser(project, user), ChangeAction.Delete) { NeedsRevision = true, Make = on => Make(on, user) };

    private static Result<Edit> Make(EditContext on, UserName user)
    {
        var spec = on.Current?.LastRecord?.Spec as UserSpec;
        var company = spec?.Company ?? user.ToString();
        return new Edit(ChangeAction.Delete, null, Say.UserRemoved(on.Actor.Email, company, user))
        {
            Summary =
            [
                Say.RemovesUser(company, user),
                .. spec is null || on.Newest is null ? [] : GrantChanges.Of(on, spec.Company, spec.Grants, []).Select(c => c.Summary),
            ],
        };
    }

    // From the acceptance on no link of the user can be claimed. Writing that down at once is for those who look at the links,
    // and the sweeper does it otherwise.
    private async Task WithdrawLinksAsync(Actor actor, ProjectName project, UserName user)
    {
        try
        {
            await links.WithdrawAllAsync(project, user, actor.Email.ToString(), CancellationToken.None);
        }
        catch (PortException)
        {
        }
    }
}
