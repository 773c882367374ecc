using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>An open WebSocket.</summary>
/// <param name="Watches">Projects it subscribed to.</param>
/// <param name="WatchesAll">It subscribed to <c>*</c>.</param>
/// <param name="ExpiresAt">When its sign-in ends.</param>
public sealed record Connection(string Id, Actor Actor, ValueList<ProjectName> Watches, bool WatchesAll, DateTimeOffset ExpiresAt);
