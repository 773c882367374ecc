using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What the simulation knows of a type of resource. Source of the names: CloudFormation's resource schemas, 2026.</summary>
internal sealed record ResourceType(string Name)
{
    /// <summary>Seconds on AWS, about.</summary>
    public required (double Create, double Update, double Delete) Seconds { get; init; }

    /// <summary>It is begun when everything else is there, so that its time comes on top: what a stack takes can be said.</summary>
    public bool ComesLast { get; init; }

    /// <summary>Properties that a template may give.</summary>
    public required string[] Properties { get; init; }

    public string[] Required { get; init; } = [];

    /// <summary>Properties whose change makes a new resource in place of the old.</summary>
    public string[] CreateOnly { get; init; } = [];

    /// <summary>The property by which a template may name the resource itself.</summary>
    public string? NamedBy { get; init; }

    public NameScope Scope { get; init; }

    /// <summary>The physical id of a new one.</summary>
    public required Func<ResourceBirth, string> Id { get; init; }

    /// <summary>The attributes; <c>Ref</c> gives the physical id.</summary>
    public Dictionary<string, Func<ResourceBirth, string, string>> Making { get; init; } = [];

    /// <summary>Names that <c>Fn::GetAtt</c> may ask for.</summary>
    public IReadOnlyCollection<string> Attributes => Making.Keys;

    /// <summary>Under what nobody else may have the same name.</summary>
    public string Claim(StackPlace place, string physicalId) => Scope switch
    {
        // IAM and S3 tell names apart without regard to case; the others' cannot differ only in it here.
        NameScope.Region => $"{Name} {place.Account} {place.Region} {physicalId}",
        NameScope.Account => $"{Name} {place.Account} {physicalId.ToUpperInvariant()}",
        _ => $"{Name} {physicalId}",
    };
}
