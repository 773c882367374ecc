using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;

namespace BucketManager.Domain.Templates;

/// <summary>What a template's text turned out to be. Reading never throws, whatever the text.</summary>
public abstract record TemplateReading
{
    private TemplateReading()
    {
    }

    /// <summary>Of a baseline, bucket or user.</summary>
    public sealed record Managed(ThingRecord Record) : TemplateReading;

    /// <summary>Of a registry.</summary>
    public sealed record Registered(ProjectRegistration Registration) : TemplateReading;

    /// <summary>No record of this program is in it: not one of ours.</summary>
    public sealed record Foreign(Sentence Says) : TemplateReading;

    /// <summary>Ours, but damaged, illegal, or written by a newer program.</summary>
    public sealed record Unreadable(Sentence Says) : TemplateReading;
}
