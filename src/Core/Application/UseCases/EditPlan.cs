using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;

namespace BucketManager.Application.UseCases;

/// <summary>
/// How one kind of edit is checked and made. <see cref="Submit"/> runs it on the newest state, again if that moved meanwhile,
/// and keeps the order of refusals: rights, fields, the thing itself, its revision, its state.
/// </summary>
public sealed record EditPlan(UseCase UseCase, ThingKey Key, ChangeAction Action)
{
    /// <summary>Refusals about what was sent (400), and rights that depend on it (403).</summary>
    public Func<EditContext, Refusal?> CheckFields { get; init; } = _ => null;

    /// <summary>Refusals about the state of things (409), else the edit.</summary>
    public required Func<EditContext, Result<Edit>> Make { get; init; }

    /// <summary>The edit says which revision it was made on. False for those that build on whatever is newest.</summary>
    public bool NeedsRevision { get; init; }

    /// <summary>Accepted also while the project is being rebuilt: it waits until something may be sent.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Asked once, after all else: for what only a driven side knows. Null: nothing to ask.</summary>
    public Func<EditContext, CancellationToken, Task<Refusal?>>? CheckOutside { get; init; }

    /// <summary>
    /// Set where a job has to prepare what is wanted: then that is accepted now, and asks for the edit itself when it has.
    /// </summary>
    public JobKind? StartsJob { get; init; }
}
