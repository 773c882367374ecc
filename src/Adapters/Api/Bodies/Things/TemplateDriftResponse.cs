using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;

namespace BucketManager.Adapters.Api.Bodies.Things;

/// <summary>How the applied template differs from the one that this program writes.</summary>
/// <param name="Drift">Null: it does not, as far as is known.</param>
/// <param name="Diff">Unified diff, from what is applied to what this program writes; empty where there is none.</param>
public sealed record TemplateDriftResponse(Drift? Drift, string Diff)
{
    public static TemplateDriftResponse From(DriftReport shown) => new(shown.Drift, shown.Difference);
}
