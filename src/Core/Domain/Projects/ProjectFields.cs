namespace BucketManager.Domain.Projects;

/// <summary>A project's spec as it is written down: in a request, an answer, a template's record. Not checked.</summary>
public sealed record ProjectFields
{
    /// <summary>1 to 80 characters.</summary>
    public string? Title { get; init; }

    /// <summary>12 digits; chosen at creation only.</summary>
    public string? Account { get; init; }

    /// <summary>Such as eu-west-1; chosen at creation only.</summary>
    public string? Region { get; init; }

    /// <summary>E-mail addresses, at most 50.</summary>
    public IReadOnlyList<string>? Managers { get; init; }

    /// <summary>E-mail addresses, at most 50.</summary>
    public IReadOnlyList<string>? Viewers { get; init; }

    /// <summary>Whether the project has an SFTP server, which costs about $0.30 an hour.</summary>
    public bool? Sftp { get; init; }
}
