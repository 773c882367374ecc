using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;

namespace BucketManager.Application.Reading;

/// <summary>How a thing's applied template differs from ours, and in what.</summary>
/// <param name="Drift">Null: it does not, as far as is known.</param>
/// <param name="Difference">Unified diff, from what is applied to what this program writes; empty where there is none.</param>
public sealed record DriftReport(Drift? Drift, string Difference)
{
    /// <summary>The difference of what is applied, whoever wrote it, and what this program sends for it; empty: none is known.</summary>
    internal static string DifferenceOf(ProjectView view, ThingState thing, string applied)
    {
        if (thing.Drift is null)
            return string.Empty;
        var right = StackTemplates.Render(thing.Applied!.Record with { Renderer = ThingRecord.CurrentRenderer }).Text;
        if (thing.Applied.OtherParameters is not { } others)
            return TemplateDiff.Unified(applied, right);
        return TemplateDiff.Unified(With(applied, others.Keys, others), With(right, others.Keys, view.BaselineOutputs));
    }

    // Values of parameters stand in no template, and are half of what a stack is made of.
    private static string With(string template, IEnumerable<string> names, ValueMap<string> values) =>
        $"{TemplateDiff.Readable(template).TrimEnd('\n')}\n{string.Concat(names.Select(name => $"Parameter {name} = {values.Find(name)}\n"))}";
}
