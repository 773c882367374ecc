using System.Text.Json.Nodes;
using BucketManager.Adapters.InMemory.Simulation;
using BucketManager.Core.Operations;
using BucketManager.Core.Ports;
using BucketManager.Core.State;
using BucketManager.Core.Templates;
using BucketManager.Core.Tests.Worlds;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>
/// Two processes at one thing, every call of theirs held and let go in an order that a seed decides, while calls get lost, are
/// throttled, late, or read what was; events get lost, doubled, late; processes die; people edit and delete; somebody works outside.
/// In the end everything is as it should be.
/// </summary>
public sealed class WalkTests
{
    private const int Steps = 400;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("WALKS") ?? "40", null))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_of_calls_ends_well(int seed) => Walk(seed, new Budget());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_of_calls_ends_well_while_much_goes_wrong(int seed) =>
        Walk(seed, new Budget(Trouble: 0.15, Deaths: 3, Outside: 0));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_of_calls_ends_well_while_somebody_works_outside(int seed) =>
        Walk(seed, new Budget(Trouble: 0.08, Deaths: 1, Outside: 3));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_of_calls_ends_well_although_the_cache_gets_lost(int seed) =>
        Walk(seed, new Budget(Trouble: 0.06, Deaths: 1, Losses: 1));

    private static void Walk(int seed, Budget budget)
    {
        // No context: what is let go runs on at once, in this thread.
        SynchronizationContext.SetSynchronizationContext(null);
        using var walk = new OneWalk(seed, budget);
        walk.Run();
    }

    /// <param name="Trouble">The share of calls, resources and events that something goes wrong with.</param>
    /// <param name="Deaths">Processes that may die.</param>
    /// <param name="Outside">Changes by somebody outside.</param>
    /// <param name="Losses">Of the whole cache.</param>
    private sealed record Budget(double Trouble = 0, int Deaths = 0, int Outside = 0, int Losses = 0);

    private sealed class OneWalk : IDisposable
    {
        private static readonly double[] Waits = [0.5, 0.5, 1, 1, 3, 8, 20, 61];

        private readonly Random random;
        private readonly World world;
        private readonly Interleaving calls;
        private readonly (Process Process, Interleaving.Mortal Mortal)[] processes = new (Process, Interleaving.Mortal)[2];
        private readonly List<Task> asked = [];
        private readonly List<string> story = [];
        private readonly Dictionary<string, List<DateTimeOffset>> turns = [];
        private readonly Dictionary<string, int> sent = [];
        private Budget budget;
        private int edits = 6;

        public OneWalk(int seed, Budget budget)
        {
            this.budget = budget with { Trouble = 0 };
            random = new Random(seed);
            world = new World(seed) { Sweeps = false };
            world.EventTrouble = heard =>
            {
                if (heard.IsAboutTheStack)
                    (turns.TryGetValue(heard.StackName, out var times) ? times : turns[heard.StackName] = []).Add(world.Clock.GetUtcNow());
                return Chance(this.budget.Trouble) ? Draw<TimeSpan[]>([], [Seconds(0), Seconds(3)], [Seconds(20)], [Seconds(90)]) : null;
            };
            Now(world.WithProjectAsync());
            if (seed % 3 != 0)
                Now(world.WithUserAsync());
            this.budget = budget;
            calls = new Interleaving(() => world.Clock.GetUtcNow());
            for (var p = 0; p < processes.Length; p++)
                Restart(p);
            world.HearsEvents = false;
            world.Aws.Subscribe((heard, _) =>
            {
                Begin($"hears {heard.Status}", Any().App.HearEvent.RunAsync(heard, CancellationToken.None));
                return Task.CompletedTask;
            });
            world.Faults.OnCall = Trouble;
            world.Faults.OnResource = moment =>
                moment.StackName == A.User().StackName && Chance(this.budget.Trouble / 2) ? "It does not work" : null;
        }

        public void Dispose() => world.Dispose();

        public void Run()
        {
            try
            {
                for (var step = 0; step < Steps; step++)
                    Act();
                ComeToRest();
                Now(Invariants.AssertAsync(world));
                Assert.All(sent, s => Assert.True(s.Value <= 1, $"{s.Key} was carried out {s.Value} times"));
                foreach (var trouble in asked.Where(a => a.IsFaulted).Select(a => a.Exception!.InnerException!))
                    Assert.True(trouble is PortException or ProcessDied, trouble.ToString());
            }
            catch (Exception) when (Environment.GetEnvironmentVariable("WALKS") is not null)
            {
                foreach (var line in story)
                    Console.WriteLine(line);
                throw;
            }
        }

        private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

        private static void Now(Task task)
        {
            Assert.True(task.IsCompleted, "It should be through at once.");
            task.GetAwaiter().GetResult();
        }

        private void Act()
        {
            var dice = random.NextDouble();
            if (calls.Count > 0 && dice < 0.75)
                calls.LetGo(random.Next(calls.Count));
            else if (dice < 0.86)
                Pass(Waits[random.Next(Waits.Length)]);
            else if (dice < 0.92)
                Begin("looks", Any().App.Sweep.OpenThingsAsync(CancellationToken.None));
            else if (dice < 0.97)
                Edit();
            else if (dice < 0.98)
                KillOne();
            else if (dice < 0.985)
                LoseTheCache();
            else
                WorkOutside();
        }

        private void Edit()
        {
            if (edits-- <= 0)
                return;
            var app = Any().App;
            var thing = world.Cache.FindThingAsync(A.User(), CancellationToken.None).Result;
            var revision = (thing?.Revision ?? 0) - (Chance(0.1) ? 1 : 0);
            if (thing is null or { IsTombstone: true })
                Begin("adds", world.AddUserAsync(app: app));
            else if (Chance(0.25))
                Begin("removes", world.RemoveUserAsync(revision, app: app));
            else
                Begin("changes", world.ChangeUserAsync(revision, $"company {edits}", app: app));
        }

        private void KillOne()
        {
            if (budget.Deaths <= 0)
                return;
            budget = budget with { Deaths = budget.Deaths - 1 };
            var p = random.Next(processes.Length);
            story.Add($"process {p} dies");
            processes[p].Mortal.Die();
            Restart(p);
        }

        private void LoseTheCache()
        {
            if (budget.Losses <= 0)
                return;
            budget = budget with { Losses = budget.Losses - 1 };
            story.Add("the cache is lost");
            foreach (var (_, mortal) in processes)
                mortal.Die();
            world.LoseTheCache();
            for (var p = 0; p < processes.Length; p++)
                Restart(p);
            Begin("rebuilds", processes[0].Process.App.Rebuild.LostProjectsAsync(CancellationToken.None));
        }

        private void WorkOutside()
        {
            // A creation that nobody has seen yet and that somebody deletes is made again: the protocol's limit (§6).
            if (budget.Outside <= 0 || world.Cache.FindThingAsync(A.User(), CancellationToken.None).Result?.Stack is not { Id: var id })
                return;
            var keep = budget;
            budget = budget with { Trouble = 0, Outside = budget.Outside - 1 };
            if (Chance(0.3))
            {
                story.Add("somebody outside deletes it");
                _ = world.Aws.CloudFormation.DeleteAsync(world.Place, id, $"outside-{budget.Outside}", CancellationToken.None).Result;
            }
            else if (world.Aws.CloudFormation.ReadTemplateAsync(world.Place, id, CancellationToken.None).Result is { } text
                && StackTemplates.Read(text) is TemplateReading.Managed { Record: var record })
            {
                var template = JsonNode.Parse(text)!;
                template["Resources"]!.AsObject().First().Value!["Metadata"] ??= new JsonObject();
                template["Resources"]!.AsObject().First().Value!["Metadata"]!["Outside"] = budget.Outside;
                var outputs = world.Cache.FindThingAsync(A.ProjectKey, CancellationToken.None).Result!.Stack!.Outputs;
                var parameters = StackTemplates.ParametersOf(record, outputs)!;
                var order = new StackOrder(
                    world.Place, id, template.ToJsonString(), parameters, StackTemplates.TagsOf(A.User()),
                    $"outside-{budget.Outside}");
                story.Add($"somebody outside changes it: {world.Aws.CloudFormation.UpdateAsync(order, CancellationToken.None).Result}");
            }

            budget = budget with { Trouble = keep.Trouble };
        }

        private CallFault? Trouble(AwsCall call)
        {
            if (call.ChangesAStack)
                story.Add($"{call.Action} {call.Token}");
            if (!Chance(budget.Trouble) || call.Subject != A.User().StackName)
                return Count(call, null);
            var now = world.Clock.GetUtcNow();
            var fresh = turns.GetValueOrDefault(call.Subject)?.Count(at => at > now - Seconds(25)) ?? 0;
            return call.ChangesAStack
                ? Count(call, Draw<CallFault>(
                    new CallFault.Throttled(), new CallFault.Lost(), new CallFault.AnswerLost(), new CallFault.Refused("No")))
                : fresh > 0 && Chance(0.7) ? new CallFault.Stale(random.Next(1, fresh + 1))
                : Draw<CallFault>(new CallFault.Throttled(), new CallFault.Lost());
        }

        // The same token twice does no harm at CloudFormation within a time that nobody guarantees: it must not happen.
        private CallFault? Count(AwsCall call, CallFault? fault)
        {
            if (call is { ChangesAStack: true, Token: { } token } && call.Subject == A.User().StackName
                && !token.EndsWith("-clear", StringComparison.Ordinal) && (fault is null or CallFault.AnswerLost) && WouldBeTaken(call))
            {
                sent[token] = sent.GetValueOrDefault(token) + 1;
            }

            return fault;
        }

        private bool WouldBeTaken(AwsCall call)
        {
            var keep = budget;
            budget = budget with { Trouble = 0 };
            var stack = world.StackAsync(A.User()).Result;
            budget = keep;
            return call.Action == AwsAction.CreateStack ? stack is null : stack?.Status.IsInProgress() == false;
        }

        private void ComeToRest()
        {
            story.Add("comes to rest");
            budget = new Budget();
            for (var seconds = 0; seconds < 1800; seconds++)
            {
                while (calls.Count > 0)
                    calls.LetGo(0);
                Pass(1);
                if (seconds % 60 != 0)
                    continue;
                Begin("looks", processes[0].Process.App.Sweep.OpenThingsAsync(CancellationToken.None));
                while (calls.Count > 0)
                    calls.LetGo(0);
                if (seconds > 180 && world.Cache.ListOpenAsync(CancellationToken.None).Result.Count == 0
                    && world.StackAsync(A.User()).Result?.Status.IsInProgress() != true)
                {
                    break;
                }
            }

            Begin("rebuilds", processes[0].Process.App.Rebuild.LostProjectsAsync(CancellationToken.None));
            while (calls.Count > 0)
                calls.LetGo(0);
            Begin("lists", processes[0].Process.App.Sweep.ListedStacksAsync(CancellationToken.None));
            while (calls.Count > 0)
                calls.LetGo(0);
            Begin("looks at everything", processes[0].Process.App.Sweep.EverythingAsync(CancellationToken.None));
            while (calls.Count > 0)
                calls.LetGo(0);
        }

        private void Pass(double seconds)
        {
            for (; seconds > 0; seconds -= 0.5)
            {
                calls.LoseThoseTooLate(Seconds(0.5));
                world.Clock.Advance(Seconds(Math.Min(seconds, 0.5)));
            }
        }

        private void Begin(string what, Task task)
        {
            story.Add($"{world.Clock.GetUtcNow():mm:ss.f} {what}");
            if (task is Task<Result<EditAnswer>> edit)
                edit.ContinueWith(done => story.Add($"{what}: {Outcome(done)}"), TaskContinuationOptions.ExecuteSynchronously);
            asked.Add(task);
        }

        private static object? Outcome(Task<Result<EditAnswer>> edit) =>
            !edit.IsCompletedSuccessfully ? edit.Exception?.InnerException?.Message
            : edit.Result.Accepted ? "accepted" : edit.Result.Refusal;

        private void Restart(int p)
        {
            var mortal = calls.Process();
            processes[p] = (world.Start(mortal), mortal);
        }

        private Process Any() => processes[random.Next(processes.Length)].Process;

        private bool Chance(double share) => random.NextDouble() < share;

        private T Draw<T>(params T[] from) => from[random.Next(from.Length)];
    }
}
