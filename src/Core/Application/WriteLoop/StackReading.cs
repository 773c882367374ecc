using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;

namespace BucketManager.Application.WriteLoop;

/// <summary>What a stack and its template say of a thing.</summary>
public static class StackReading
{
    /// <summary>Whether the stack is the thing's, and not one of somebody else that has its name.</summary>
    public static bool IsOurs(StackSnapshot stack, ThingKey key) =>
        StackTemplates.TagsOf(key).All(tag => stack.Tags.Find(tag.Key) == tag.Value);

    /// <param name="key">The thing that the stack is of.</param>
    /// <param name="seen">The stack.</param>
    /// <param name="text">Its template.</param>
    /// <param name="others">Its parameters that have another value than they should.</param>
    public static Observation Of(ThingKey key, ObservedStack seen, string text, ValueMap<string>? others)
    {
        var observation = new Observation(seen) { TemplateText = text };
        return StackTemplates.Read(text) switch
        {
            TemplateReading.Managed { Record: var record } when record.Key != key =>
                observation with { Unreadable = Say.RecordOfAnother(record.Key.ToString()) },
            TemplateReading.Managed { Record: var record } =>
                observation with
                {
                    Template = new AppliedRecord(record, others is not null || IsChangedOutside(record, seen, text)) { OtherParameters = others },
                },
            TemplateReading.Foreign { Says: var says } => observation with { Unreadable = says },
            TemplateReading.Unreadable { Says: var says } => observation with { Unreadable = says },
            _ => observation with { Unreadable = Say.RecordOfAnother("the register") },
        };
    }

    /// <summary>Parameters of the stack that have another value than the next call would give them; null: none has.</summary>
    /// <param name="stack">A thing's.</param>
    /// <param name="baselineOutputs">Those of its project. What they lack is not judged: no call is sent without it either.</param>
    public static ValueMap<string>? OtherParameters(StackSnapshot stack, ValueMap<string> baselineOutputs)
    {
        var others = stack.Parameters.Where(p => baselineOutputs.Find(p.Key) is { } right && right != p.Value).ToList();
        return others.Count == 0 ? null : new ValueMap<string>(others);
    }

    /// <summary>A thing of which nothing is known but its stack, which is at rest, and the template.</summary>
    public static ThingState Found(ThingKey key, ObservedStack seen, AppliedRecord template) => new(key)
    {
        // Edits that were accepted and forgotten had revisions, too: nobody who saw one of them must be right by chance.
        Revision = template.Record.Revision + 1000,
        Stack = seen,
        Applied = seen.Status.IsLive() ? template : null,
        Failed = seen.Status.IsLive() ? null : new FailedChange(new Change(
            template.Record.OperationId,
            seen.Status == StackStatus.DeleteFailed ? ChangeAction.Delete
                : seen.Status.IsFailedCreation() ? ChangeAction.Create : ChangeAction.Update,
            template.Record)),
    };

    // What a newer program writes is not known here.
    private static bool IsChangedOutside(ThingRecord record, ObservedStack seen, string text) =>
        record.OperationId != seen.OperationId
        || (record.Renderer <= ThingRecord.CurrentRenderer && StackTemplates.Differs(record, text));
}
