using BucketManager.Domain.Basics;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Templates;

/// <summary>What a template says, before it is written.</summary>
/// <param name="Description">Made of names only: text typed by people stands in the record alone.</param>
/// <param name="Parameters">Names of the parameters; each is an output of the baseline with the same name.</param>
internal sealed record StackModel(
    string Description, OperationId OperationId, ValueList<string> Parameters, ValueList<Resource> Resources, ValueList<Json.Field> Outputs)
{
    public Json ToJson() => Json.Of(
        ("AWSTemplateFormatVersion", "2010-09-09"),
        ("Description", Description),
        ("Parameters", Parameters.Count == 0
            ? null
            : new Json.Object([.. Parameters.Select(p => new Json.Field(p, Json.Of(("Type", "String"))))])),
        ("Resources", new Json.Object([.. Resources.Select(r => new Json.Field(r.Id, r.ToJson()))])),
        ("Outputs", new Json.Object(
        [
            new Json.Field(StackOutput.OperationId, Output(OperationId.ToString())),
            .. Outputs.Select(o => new Json.Field(o.Name, Output(o.Value))),
        ])));

    public Template ToTemplate()
    {
        var json = ToJson();
        if (LengthOf(json) > StackTemplates.MaxBytes)
            return new Template(TemplateWriter.Compact(GatheredArns.In(json)));
        var text = TemplateWriter.Indented(json);
        return new Template(text.Length <= StackTemplates.MaxBytes ? text : TemplateWriter.Compact(json));
    }

    /// <summary>Of the template in the shortest form that is needed. Characters.</summary>
    public int ShortLength()
    {
        var json = ToJson();
        return LengthOf(json) is var length and <= StackTemplates.MaxBytes ? length : LengthOf(GatheredArns.In(json));
    }

    private static int LengthOf(Json json) => json.Length + "\n".Length;

    private static Json.Object Output(Json value) => Json.Of(("Value", value));
}
