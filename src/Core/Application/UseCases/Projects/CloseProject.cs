using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Projects;

/// <summary>Closes an empty project. Admins only.</summary>
public sealed class CloseProject(Submit submit)
{
    /// <param name="leaveKept">Close it although buckets with kept files remain in the account.</param>
    public Task<Result<EditResult>> RunAsync(Actor actor, ProjectName name, bool leaveKept, EditTerms terms, CancellationToken cancel) =>
        submit.RunAsync(actor, Plan(name, leaveKept), terms, cancel);

    internal static EditPlan Plan(ProjectName name, bool leaveKept) =>
        new(UseCase.CloseProject, ThingKey.OfProject(name), ChangeAction.Delete) { NeedsRevision = true, Make = on => Make(on, name, leaveKept) };

    private static Result<Edit> Make(EditContext on, ProjectName name, bool leaveKept)
    {
        var (buckets, users) = (on.View!.Buckets.Count, on.View.Users.Count);
        if (buckets + users > 0)
            return new Refusal.InUse(Say.ProjectHasThings(buckets: buckets, users: users), []);
        var kept = on.View.KeptBuckets.Select(b => b.Key.Name).Order(StringComparer.Ordinal).ToList();
        var names = string.Join(", ", kept);
        if (kept.Count > 0 && !leaveKept)
            return new Refusal.InUse(Say.ProjectHasKeptBuckets(kept.Count, names), []);
        var account = (on.Current?.LastRecord?.Spec as ProjectSpec)?.Account;
        return new Edit(ChangeAction.Delete, null, Say.ProjectClosed(on.Actor.Email, name))
        {
            Summary = [Say.ClosesProject(name, account?.ToString() ?? string.Empty)],
            Warnings = kept.Count > 0 ? [Say.KeptBucketsStay(kept.Count, names)] : [],
        };
    }
}
