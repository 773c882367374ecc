using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases.Projects;

/// <summary>Opens a project in an account of its own. Admins only.</summary>
public sealed class OpenProject(Submit submit, ProtectAccount protect, Register register, ProjectViews views, Rebuild rebuild)
{
    public async Task<Result<EditResult>> RunAsync(Actor actor, ProjectName name, ProjectFields fields, EditTerms terms, CancellationToken cancel)
    {
        var plan = Plan(name, fields) with { CheckOutside = (on, stop) => CheckLostAsync(on, name, ProjectSpec.Check(fields).Value.Account, stop) };
        return await protect.AfterAsync(await submit.RunAsync(actor, plan, terms, cancel));
    }

    /// <summary>
    /// A project that is registered and not known has been lost with the cache. It is read from its templates instead of opened over what
    /// it holds: who closed it next would leave its buckets behind. And no other project gets its account.
    /// </summary>
    private async Task<Refusal?> CheckLostAsync(EditContext on, ProjectName name, AccountId account, CancellationToken cancel)
    {
        if (on.Current is null && await register.KnowsAsync(name, cancel))
        {
            await FindAsync(name);
            return new Refusal.NameTaken(Say.NameInUse(kind: ThingKind.Project.Word(), name: name.ToString()));
        }

        // Whose an account is stands in the cache, too, but after a loss of it not for all.
        var known = (await views.ListAsync(cancel)).Where(p => p.Thing is not null)
            .ToDictionary(p => p.Project, p => p.Thing!.IsTombstone ? null : p.Spec?.Account);
        if (await register.OwnerAsync(account, known, cancel) is not { } owner || owner == name)
            return null;
        if (!known.ContainsKey(owner))
            await FindAsync(owner);
        return new Refusal.AccountTaken(account.ToString());

        Task FindAsync(ProjectName lost) => rebuild.FindLostAsync(new DelayedWork.FindLostProject(lost, 0), cancel);
    }

    internal static EditPlan Plan(ProjectName name, ProjectFields fields)
    {
        var spec = ProjectSpec.Check(fields);
        return new EditPlan(UseCase.OpenProject, ThingKey.OfProject(name), ChangeAction.Create)
        {
            CheckFields = _ => spec.Refusal,
            Make = on =>
            {
                var changes = ProjectChanges.Of(on, name, Bare(spec.Value), spec.Value);
                return new Edit(ChangeAction.Create, spec.Value, Say.ProjectOpened(on.Actor.Email, name))
                {
                    Summary =
                    [
                        Say.OpensProject(name, spec.Value.Account, spec.Value.Region),
                        .. changes.Select(c => c.Summary),
                    ],
                    Warnings = ProjectChanges.Warnings(on, null, spec.Value),
                };
            },
        };
    }

    // What a project is before anything about it is chosen but what the first sentence says.
    private static ProjectSpec Bare(ProjectSpec spec) => ProjectSpec.Check(new ProjectFields
    {
        Title = spec.Title,
        Account = spec.Account.ToString(),
        Region = spec.Region.ToString(),
    }).Value;
}
