using BucketManager.Domain.Records;

namespace BucketManager.Application.Reading.Views;

/// <summary>A thing that was found.</summary>
/// <param name="Title">The name people use: a project's title, a user's company; else the short name.</param>
/// <param name="Match">The text that matched.</param>
public sealed record SearchHit(ThingKey Key, string Title, string Match);
