namespace BucketManager.Simulation;

/// <summary>What keeps hand-overs safe: one link, one claim, one key, and none that nobody knows of.</summary>
public static partial class Rules
{
    private const string Links = "src/Adapters/Memory/MemoryHandoverStore.cs";
    private const string Claims = "src/Core/Application/UseCases/Handovers/ClaimHandover.cs";
    private const string Steps = "src/Core/Application/UseCases/Handovers/ClaimSteps.cs";
    private const string AccessKey = "src/Core/Application/UseCases/Handovers/GiveAccessKey.cs";
    private const string SshKey = "src/Core/Application/UseCases/Handovers/TakeSshKey.cs";
    private const string Broken = "src/Core/Application/UseCases/Handovers/OrphanedKeys.cs";
    private const string Settle = "src/Core/Application/UseCases/Handovers/SettleHandovers.cs";

    private static IEnumerable<Mutation> OfHandovers() =>
    [
        new("one claim", "a link is written although somebody else wrote it meanwhile", new Mutation.Change(
            Links,
            " || stored.Version != before",
            "")),
        new("whose claim", "a claim closes the claim of somebody else", new Mutation.Change(
            Steps,
            " && link.UntoldId == claim.UntoldId;)",
            ";)")),
        new("attempts", "wrong passcodes are not counted", new Mutation.Change(
            Claims,
            "Attempts = link.Attempts + 1,",
            "Attempts = link.Attempts,")),
        new("in time", "a claim asks for its key however late it is", new Mutation.Change(
            Steps,
            "now < claim.ClaimStartedAt + HandoverTimes.SendBy",
            "now < claim.ClaimStartedAt + TimeSpan.FromDays(1)")),
        new("unclosed", "a key whose claim could not be closed stays", new Mutation.Change(
            AccessKey,
            "        await keys.DeleteAsync(place, claim.Project, claim.User, issued.Id, CancellationToken.None);\n",
            "")),
        new("orphan", "the key of a claim that died stays", new Mutation.Change(
            Broken,
            "if (suspects is not [var orphan])",
            "if (suspects is not [var orphan] || orphan.Length > 0)")),
        new("taken back", "an SSH key whose link ended otherwise stays", new Mutation.Change(
            SshKey,
            "claim.KeyId is not { } fingerprint ||",
            "claim.KeyId is not { } fingerprint || fingerprint.Length > 0 ||")),
        new("sealed", "the answer of a claim stays longer than ten minutes", new Mutation.Change(
            Settle,
            "link with { SealedAnswer = null, ClaimKeyHash = null }",
            "link")),
    ];
}
