using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Simulated CloudFormation. It takes and refuses what AWS takes and refuses, with AWS's texts, and needs about AWS's time.
/// Source of the behaviour: CloudFormation user guide and API reference.
/// </summary>
public sealed partial class SimulatedCloudFormation : IStackProvisioner
{
    private const int MaxTemplateBytes = 51_200;
    private const int MaxStacks = 2_000;
    private const int MaxTags = 50;
    private const int MaxName = 128;

    private readonly SimulatedAws aws;

    internal SimulatedCloudFormation(SimulatedAws aws) => this.aws = aws;

    public Task<StackResult> CreateAsync(StackRequest order, CancellationToken cancel) =>
        ChangeAsync(new AwsCall(AwsAction.CreateStack, order.Place, order.Name, order.Token), now =>
        {
            Check(order);
            if (!NameShape().IsMatch(order.Name) || order.Name.Length > MaxName)
                throw Constraint(order.Name, "stackName", "satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
            if (aws.State.ByName(order.Place, order.Name) is { DeletedAt: null } stack)
                return WasAsked(stack, order.Token, "create") ? new StackResult.Accepted(stack.Id) : new StackResult.AlreadyExists();

            var input = Read(order, version: 1);
            if (aws.State.CountAt(order.Place) >= MaxStacks)
                return new StackResult.Refused("Limit for stack has been exceeded");
            return new StackResult.Accepted(aws.Engine.Create(order.Place, order.Name, input, order.Token, now).Id);
        }, cancel);

    public Task<StackResult> UpdateAsync(StackRequest order, CancellationToken cancel) =>
        ChangeAsync(new AwsCall(AwsAction.UpdateStack, order.Place, NameOf(order.Name), order.Token), now =>
        {
            Check(order);
            if (Find(order.Place, order.Name) is not { DeletedAt: null } stack)
                return new StackResult.DoesNotExist();
            if (WasAsked(stack, order.Token, "update"))
                return new StackResult.Accepted(stack.Id);
            if (!CanBeUpdated(stack.Status))
                return new StackResult.Busy($"Stack:{stack.Id} is in {stack.StatusText} state and can not be updated.");

            var input = Read(order, stack.Orders + 1);
            RefuseOtherTypes(stack, input);
            if (IsSame(stack.Input, input))
                return new StackResult.NothingToChange();
            aws.Engine.Update(stack, input, order.Token, now);
            return new StackResult.Accepted(stack.Id);
        }, cancel);

    public Task<StackResult> DeleteAsync(StackPlace place, string stackId, string token, CancellationToken cancel) =>
        ChangeAsync(new AwsCall(AwsAction.DeleteStack, place, NameOf(stackId), token), now =>
        {
            CheckToken(token);
            if (Find(place, stackId) is not { DeletedAt: null } stack)
                return new StackResult.Accepted(stackId);
            if (WasAsked(stack, token, "delete") || stack.Status == StackStatus.DeleteInProgress)
                return new StackResult.Accepted(stack.Id);
            if (stack.Status != StackStatus.CreateInProgress && stack.StatusText.EndsWith("_IN_PROGRESS", StringComparison.Ordinal))
                return new StackResult.Busy($"Stack [{stack.Name}] cannot be deleted while in status {stack.StatusText}");
            aws.Engine.Delete(stack, token, now);
            return new StackResult.Accepted(stack.Id);
        }, cancel);

    public Task<StackResult> ContinueRollbackAsync(StackPlace place, string stackId, string token, CancellationToken cancel) =>
        ChangeAsync(new AwsCall(AwsAction.ContinueUpdateRollback, place, NameOf(stackId), token), now =>
        {
            CheckToken(token);
            if (Find(place, stackId) is not { DeletedAt: null } stack)
                return new StackResult.DoesNotExist();
            if (WasAsked(stack, token, "continue"))
                return new StackResult.Accepted(stack.Id);
            if (stack.Status != StackStatus.UpdateRollbackFailed)
                return new StackResult.Busy(
                    $"Stack:{stack.Id} is in {stack.StatusText} state and can not continue rolling back from an update.");
            aws.Engine.ContinueRollback(stack, token, now);
            return new StackResult.Accepted(stack.Id);
        }, cancel);

    public Task<StackSnapshot?> FindAsync(StackPlace place, string nameOrId, CancellationToken cancel) =>
        ReadAsync(AwsAction.DescribeStack, place, nameOrId, (stack, view) =>
            view.Snapshot is { Status: StackStatus.DeleteComplete } && nameOrId != stack.Id ? null : view.Snapshot, cancel);

    public Task<string?> ReadTemplateAsync(StackPlace place, string stackId, CancellationToken cancel) =>
        ReadAsync(AwsAction.GetTemplate, place, stackId, (_, view) => AsciiOnly(view.Template), cancel);

    public async Task<IReadOnlyList<StackEvent>> ListEventsAsync(StackPlace place, string stackId, CancellationToken cancel) =>
        await ReadAsync(AwsAction.DescribeStackEvents, place, stackId, (stack, view) =>
            stack.Events.Take(view.EventCount).Reverse().Select(e => e.Of(stack)).ToList(), cancel) ?? [];

    public Task<IReadOnlyList<StackSnapshot>> ListAsync(StackPlace place, CancellationToken cancel) =>
        aws.CallAsync<IReadOnlyList<StackSnapshot>>(
            new AwsCall(AwsAction.DescribeStacks, place, string.Empty),
            (_, stale) =>
            [
                .. aws.State.At(place, s => View(s, stale)?.Snapshot, head => head.Snapshot()).OfType<StackSnapshot>()
                    .Where(s => s.Status != StackStatus.DeleteComplete).OrderBy(s => s.Name, StringComparer.Ordinal),
            ],
            refused: null, cancel);

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]*$")]
    private static partial Regex NameShape();

    [GeneratedRegex("^[a-zA-Z0-9][-a-zA-Z0-9]*$")]
    private static partial Regex TokenShape();

    private static string NameOf(string nameOrId) => nameOrId.Split('/') is [_, var name, ..] ? name : nameOrId;

    private static bool CanBeUpdated(StackStatus status) => status is
        StackStatus.CreateComplete or StackStatus.UpdateComplete or StackStatus.UpdateRollbackComplete;

    private static TemplateFault Constraint(string value, string field, string rule) =>
        new($"1 validation error detected: Value '{value}' at '{field}' failed to satisfy constraint: Member must {rule}");

    private static void CheckToken(string token)
    {
        if (!TokenShape().IsMatch(token) || token.Length > MaxName)
            throw Constraint(token, "clientRequestToken", "satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*");
    }

    private static void Check(StackRequest order)
    {
        CheckToken(order.Token);
        if (Encoding.UTF8.GetByteCount(order.Template) > MaxTemplateBytes)
            throw Constraint("…", "templateBody", $"have length less than or equal to {MaxTemplateBytes}");
        if (order.Tags.Count > MaxTags)
            throw Constraint("…", "tags", $"have length less than or equal to {MaxTags}");
        foreach (var (key, value) in order.Tags)
        {
            if (key.Length is 0 or > 128 || value.Length > 256)
                throw Constraint(key, "tags", "have a key of 1 to 128 and a value of at most 256 characters");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new TemplateFault("Tag keys that begin with aws: are reserved for system use");
        }
    }

    private static StackInput Read(StackRequest order, int version)
    {
        var template = CloudTemplate.Parse(order.Template);
        return new StackInput
        {
            Version = version,
            Template = order.Template,
            Parsed = template,
            Parameters = new SortedDictionary<string, string>(template.Bind(order.Parameters).ToDictionary(), StringComparer.Ordinal),
            Tags = new SortedDictionary<string, string>(order.Tags.ToDictionary(), StringComparer.Ordinal),
        };
    }

    private static bool IsSame(StackInput live, StackInput ordered) =>
        live.Tags.SequenceEqual(ordered.Tags)
        && !live.Parameters.Any(p => ordered.Parameters.TryGetValue(p.Key, out var value) && value != p.Value)
        && JsonNode.DeepEquals(live.Parsed.Comparable(live.Parameters), ordered.Parsed.Comparable(ordered.Parameters));

    private static void RefuseOtherTypes(StackState stack, StackInput input)
    {
        var retyped = input.Parsed.Resources.Where(r => stack.Find(r.LogicalId) is { } live && live.Type != r.Type).ToList();
        if (retyped.Count > 0)
            throw new TemplateFault(
                "Update of resource type is not permitted. The new template modifies resource type of the following resources: "
                + $"[{string.Join(", ", retyped.Select(r => r.LogicalId))}]");
    }

    /// <summary>The same call again: it is answered as before, and nothing is done.</summary>
    private static bool WasAsked(StackState stack, string token, string call) =>
        stack.Tokens.TryGetValue(token, out var before)
        && (before == call ? true : throw new TemplateFault("A client request token already exists"));

    private static StackView? View(StackState stack, CallFault.Stale? stale) =>
        stale is null ? stack.View() : stack.Views.Count > stale.States ? stack.Views[^(stale.States + 1)] : null;

    private static string AsciiOnly(string text) =>
        Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : "?"));

    private StackState? Find(StackPlace place, string nameOrId)
    {
        if (!nameOrId.StartsWith("arn:", StringComparison.Ordinal))
            return aws.State.ByName(place, nameOrId);
        return aws.State.ById(nameOrId) is { } stack && stack.Place == place && aws.State.IsReadable(stack.DeletedAt) ? stack : null;
    }

    private Task<StackResult> ChangeAsync(AwsCall call, Func<DateTimeOffset, StackResult> change, CancellationToken cancel) =>
        aws.CallAsync(
            call,
            (now, _) =>
            {
                try
                {
                    return change(now);
                }
                catch (TemplateFault fault)
                {
                    return new StackResult.Refused(fault.Message);
                }
            },
            reason => new StackResult.Refused(reason),
            cancel);

    private Task<T?> ReadAsync<T>(
        AwsAction action, StackPlace place, string nameOrId, Func<StackState, StackView, T?> read, CancellationToken cancel)
        where T : class =>
        aws.CallAsync(
            new AwsCall(action, place, NameOf(nameOrId)),
            (_, stale) => Find(place, nameOrId) is { } stack && View(stack, stale) is { } view ? read(stack, view) : null,
            refused: null, cancel);
}
