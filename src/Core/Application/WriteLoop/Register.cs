using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>
/// The register of projects: a stack for each in the hub's account, made before a project's baseline and removed after it.
/// A rebuild starts from it, so nothing else of a project is made before its entry stands.
/// </summary>
public sealed class Register(IStackProvisioner stacks, StackPlace hub, TimeProvider clock)
{
    /// <summary>The project's entry, also one that could not be changed or removed; null where there is none that can be read.</summary>
    public async Task<ProjectRegistration?> FindAsync(ProjectName project, CancellationToken cancel) =>
        await stacks.FindAsync(hub, ThingKey.RegistryStackName(project), cancel) is { } stack
        && (stack.Status.IsLive() || stack.Status is StackStatus.UpdateRollbackFailed or StackStatus.DeleteFailed)
            ? await ReadAsync(stack.Id, project, cancel)
            : null;

    /// <summary>Whether the project's entry stands, or is being changed.</summary>
    public async Task<bool> KnowsAsync(ProjectName project, CancellationToken cancel) =>
        await stacks.FindAsync(hub, ThingKey.RegistryStackName(project), cancel) is { Status: not StackStatus.CreateInProgress } stack
        && IsEntry(stack, project);

    /// <summary>The project that is registered with the account; null: none.</summary>
    /// <param name="known">Accounts of the projects that the cache knows; null of one that is gone. The others' stand in their entries.</param>
    public async Task<ProjectName?> OwnerAsync(
        AccountId account, IReadOnlyDictionary<ProjectName, AccountId?> known, CancellationToken cancel)
    {
        foreach (var stack in await stacks.ListAsync(hub, cancel))
        {
            if (ThingKey.ProjectOfRegistry(stack.Name) is not { } project || !IsEntry(stack, project))
                continue;
            if ((known.TryGetValue(project, out var its) ? its : (await ReadAsync(stack.Id, project, cancel))?.Place.Account) == account)
                return project;
        }

        return null;
    }

    /// <summary>Sees to it that the entry stands; step by step, a call each time.</summary>
    public async Task<Preparation> EnterAsync(ThingRecord record, StackPlace place, CancellationToken cancel)
    {
        var project = record.Key.Project;
        var name = ThingKey.RegistryStackName(project);
        var wanted = new ProjectRegistration(project, place, record.ExternalId ?? string.Empty, record.OperationId);
        var token = $"{record.OperationId}-registry";
        var (template, tags) = (StackTemplates.Render(wanted).Text, StackTemplates.RegistryTagsOf(project));
        var order = new StackRequest(hub, name, template, ValueMap<string>.Empty, tags, token);
        if (await stacks.FindAsync(hub, name, cancel) is not { } stack)
            return Prepared(await stacks.CreateAsync(order, cancel));
        if (!IsOurs(stack, project))
            return new Preparation.Refused(Say.StackNameTaken(name));
        if (stack.Status.IsInProgress())
            return new Preparation.NotYet();
        if (stack.Status.IsFailedCreation() || stack.Status == StackStatus.UpdateRollbackComplete)
        {
            // What this very change tried is not tried again and again: its token is used up.
            var events = await stacks.ListEventsAsync(hub, stack.Id, cancel);
            if (events.Any(e => e.Token == token))
                return new Preparation.Refused(Transition.Cause(events, token) ?? Stuck(stack));
        }

        if (stack.Status.IsFailedCreation())
            return Prepared(await stacks.DeleteAsync(hub, stack.Id, token + "-clear", cancel));

        if (!stack.Status.IsLive())
            return new Preparation.Refused(Stuck(stack));
        if (await ReadAsync(stack.Id, project, cancel) is { } entry && entry with { OperationId = wanted.OperationId } == wanted)
            return new Preparation.Ready();
        return await stacks.UpdateAsync(order with { Name = stack.Id }, cancel) is var answer and not StackResult.NothingToChange
            ? Prepared(answer)
            : new Preparation.Ready();
    }

    /// <summary>Sees to it that the entry goes; a call each time.</summary>
    /// <param name="goesOnUntil">An entry that is found later may be that of the next project of the name.</param>
    public async Task<Leftovers> RemoveAsync(
        ProjectName project, OperationId operation, DateTimeOffset goesOnUntil, CancellationToken cancel)
    {
        if (await stacks.FindAsync(hub, ThingKey.RegistryStackName(project), cancel) is not { } stack || !IsOurs(stack, project))
            return new Leftovers.None();
        if (stack.Status.IsInProgress() || clock.GetUtcNow() >= goesOnUntil)
            return new Leftovers.StillGoing();
        var token = $"{operation}-registry";
        if (stack.Status == StackStatus.DeleteFailed)
        {
            var events = await stacks.ListEventsAsync(hub, stack.Id, cancel);
            if (events.Any(e => e.Token == token))
                return new Leftovers.Stuck(Transition.Cause(events, token) ?? Stuck(stack));
        }

        return await stacks.DeleteAsync(hub, stack.Id, token, cancel) is StackResult.Refused { Reason: var reason }
            ? new Leftovers.Stuck(Say.RefusedByAws(reason))
            : new Leftovers.StillGoing();
    }

    private static Preparation Prepared(StackResult answer) => answer is StackResult.Refused { Reason: var reason }
        ? new Preparation.Refused(Say.RefusedByAws(reason))
        : new Preparation.NotYet();

    private static Sentence Stuck(StackSnapshot stack) => Say.RegistryStuck(stack: stack.Name, status: stack.Status.ToString());

    private static bool IsEntry(StackSnapshot stack, ProjectName project) =>
        IsOurs(stack, project) && !stack.Status.IsFailedCreation() && stack.Status != StackStatus.DeleteInProgress;

    private static bool IsOurs(StackSnapshot stack, ProjectName project) =>
        StackTemplates.RegistryTagsOf(project).All(tag => stack.Tags.Find(tag.Key) == tag.Value);

    private async Task<ProjectRegistration?> ReadAsync(string stackId, ProjectName project, CancellationToken cancel) =>
        await stacks.ReadTemplateAsync(hub, stackId, cancel) is { } text
        && StackTemplates.Read(text) is TemplateReading.Registered { Registration: var registration } && registration.Project == project
            ? registration
            : null;
}
