using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Lets a stopped user back in: the grants are back, with new keys only.</summary>
public sealed class ResumeUser(Submit submit)
{
    public Task<Result<EditResult>> RunAsync(Actor actor, ProjectName project, UserName user, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(project, user), terms, cancel);

    internal static EditPlan Plan(ProjectName project, UserName user) =>
        new(UseCase.ResumeUser, ThingKey.OfUser(project, user), ChangeAction.Update) { Make = on => Make(on, user) };

    private static Result<Edit> Make(EditContext on, UserName user)
    {
        if (on.Current?.NewestRecord is not { Stopped: not null, Spec: UserSpec spec })
            return new Refusal.NotReady(Say.NotStopped(on.Current?.DisplayName ?? user.ToString()));
        var says = Say.UserResumed(on.Actor.Email, spec.Company, user);
        return new Edit(ChangeAction.Update, spec, says)
        {
            Summary = [Say.ResumesUser(spec.Company)],
        };
    }
}
