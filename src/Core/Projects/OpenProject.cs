using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Projects;

/// <summary>Opens a project in an account of its own. Admins only.</summary>
public sealed class OpenProject(Submit submit, IAccountGateway accounts)
{
    private readonly ProtectAccount protect = new(accounts);

    public async Task<Result<EditAnswer>> RunAsync(Actor actor, ProjectName name, ProjectFields fields, EditTerms terms, CancellationToken cancel) =>
        await protect.AfterAsync(await submit.RunAsync(actor, Plan(name, fields), terms, cancel));

    internal static EditPlan Plan(ProjectName name, ProjectFields fields)
    {
        var spec = ProjectSpec.Check(fields);
        return new EditPlan(UseCase.OpenProject, ThingKey.OfProject(name), ChangeAction.Create)
        {
            CheckFields = _ => spec.Refusal,
            Make = on =>
            {
                var changes = ProjectChanges.Of(on, name, Bare(spec.Value), spec.Value);
                return new Edit(ChangeAction.Create, spec.Value, Say.ProjectOpened.With(("actor", on.Actor.Email), ("project", name)))
                {
                    Summary =
                    [
                        Say.OpensProject.With(("project", name), ("account", spec.Value.Account), ("region", spec.Value.Region)),
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
