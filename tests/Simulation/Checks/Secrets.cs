using System.Text.Encodings.Web;
using System.Text.Json;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Simulation.Actors;

namespace BucketManager.Simulation.Checks;

/// <summary>Looks for tokens, passcodes and secrets of keys wherever something is written down.</summary>
public static class Secrets
{
    // As they are: '+' stands in half of all secrets.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Check(World world)
    {
        var cancel = CancellationToken.None;
        Look("the cache", Now(world.Cache.ListThingsAsync(Sample.Project, cancel)));
        Look("operations", Now(world.Cache.ListOperationsAsync(Sample.Project, new OperationFilter(), int.MaxValue, null, cancel)).Items);
        Look("the diary", Now(world.Cache.ListActivityAsync(Sample.Project, new ActivityFilter(), int.MaxValue, null, cancel)).Items);
        Look("hand-overs", Now(world.Handovers.ListAsync(Sample.Project, null, cancel)));
        foreach (var stack in world.Undisturbed(() => world.Aws.CloudFormation.ListAsync(Sample.Place, cancel)))
        {
            Look("a stack", stack);
            Look("an event", world.Undisturbed(() => world.Aws.CloudFormation.ListEventsAsync(Sample.Place, stack.Id, cancel)));
            var template = world.Undisturbed(() => world.Aws.CloudFormation.ReadTemplateAsync(Sample.Place, stack.Id, cancel));
            world.Keys.CheckForSecrets("a template", template ?? string.Empty);
        }

        foreach (var line in world.Story ?? [])
            world.Keys.CheckForSecrets("the story", line);

        void Look<T>(string where, T what) => world.Keys.CheckForSecrets(where, JsonSerializer.Serialize(what, Plain));
    }

    private static T Now<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("A store should answer at once.");
}
