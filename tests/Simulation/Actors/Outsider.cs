using System.Text.Json.Nodes;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// Somebody with rights in the account who does not use the program: changes a stack, puts an old template back, gives a parameter
/// another value or its own again, deletes, and makes a stack of a name that could be one of ours.
/// </summary>
public sealed class Outsider(World world, Choices choices)
{
    private const string Foreign = """
        { "Resources": { "Note": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "String", "Value": "not yours" } } } }
        """;

    private readonly Dictionary<string, List<string>> templates = new(StringComparer.Ordinal);
    private int done;

    public void Act() => Act(world.Favourite ?? Sample.Keys[choices.Next(4)]);

    public void Act(ThingKey key)
    {
        var token = $"outside-{++done}";
        if (FindStack(key) is not { } stack)
        {
            MakeForeign(key, token);
            return;
        }

        if (choices.Next(3) == 2)
        {
            world.DeletedOutside.Add(stack.Id);
            world.Tell($"somebody outside deletes {key.StackName}");
            world.Undisturbed(() => world.Aws.CloudFormation.DeleteAsync(Sample.Place, stack.Id, token, CancellationToken.None));
            return;
        }

        if (choices.Next(4) == 3 && stack.Parameters.Count > 0)
        {
            ExchangeParameter(key, stack);
            return;
        }

        var read = world.Undisturbed(() => world.Aws.CloudFormation.ReadTemplateAsync(Sample.Place, stack.Id, CancellationToken.None));
        if (read is not { } text)
            return;
        var earlier = templates.TryGetValue(key.StackName, out var known) ? known : templates[key.StackName] = [];
        var putBack = earlier.Count > 0 && choices.Next(3) == 2;
        var template = putBack ? earlier[choices.Next(earlier.Count)] : Changed(text);
        earlier.Add(text);
        Apply(key, template, putBack ? "an old one" : "changed");
    }

    private void MakeForeign(ThingKey key, string token)
    {
        if (choices.Next(2) == 0)
            return;
        world.Tell($"somebody outside makes a stack of their own that is called {key.StackName}");
        var none = ValueMap<string>.Empty;
        var order = new StackRequest(Sample.Place, key.StackName, Foreign, none, none, token);
        world.Undisturbed(() => world.Aws.CloudFormation.CreateAsync(order, CancellationToken.None));
    }

    /// <summary>Updates a stack with a template that one of ours was made of.</summary>
    public void Apply(ThingKey key, string template, string says)
    {
        if (FindStack(key) is not { } stack
            || StackTemplates.Read(template) is not TemplateReading.Managed { Record: var record }
            || StackTemplates.ParametersOf(record, OutputsOf()) is not { } parameters)
        {
            return;
        }

        world.Tell($"somebody outside puts another template on {key.StackName}: {says}");
        var token = $"outside-{++done}";
        world.Witness.Cloud.PutBack(record.OperationId, token);
        var order = new StackRequest(Sample.Place, stack.Id, template, parameters, StackTemplates.TagsOf(key), token);
        world.Undisturbed(() => world.Aws.CloudFormation.UpdateAsync(order, CancellationToken.None));
    }

    private void ExchangeParameter(ThingKey key, StackSnapshot stack)
    {
        if (world.Undisturbed(() => world.Aws.CloudFormation.ReadTemplateAsync(Sample.Place, stack.Id, CancellationToken.None)) is not { } text)
            return;
        var name = choices.Pick([.. stack.Parameters.Keys]);
        var value = choices.Next(4) == 3 && OutputsOf().Find(name) is { } right ? right : $"outside-{done}";
        var parameters = new ValueMap<string>(stack.Parameters.Select(p => p.Key == name ? KeyValuePair.Create(name, value) : p));
        world.Tell($"somebody outside gives the parameter {name} of {key.StackName} the value {value}");
        var token = $"outside-{++done}";
        if (StackTemplates.Read(text) is TemplateReading.Managed { Record: var record })
            world.Witness.Cloud.PutBack(record.OperationId, token);
        var order = new StackRequest(Sample.Place, stack.Id, text, parameters, StackTemplates.TagsOf(key), token);
        world.Undisturbed(() => world.Aws.CloudFormation.UpdateAsync(order, CancellationToken.None));
    }

    private string Changed(string text)
    {
        var template = JsonNode.Parse(text)!;
        var resource = template["Resources"]!.AsObject().First().Value!;
        resource["Metadata"] ??= new JsonObject();
        resource["Metadata"]!["Outside"] = done;
        return template.ToJsonString();
    }

    private ValueMap<string> OutputsOf() =>
        FindStack(Sample.ProjectKey) is { } baseline ? ObservedStack.Of(baseline).Outputs : ValueMap<string>.Empty;

    private StackSnapshot? FindStack(ThingKey key) =>
        world.Undisturbed(() => world.Aws.CloudFormation.FindAsync(Sample.Place, key.StackName, CancellationToken.None));
}
