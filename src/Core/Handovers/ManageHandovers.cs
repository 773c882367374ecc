using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Handovers;

/// <summary>The manager's side of hand-overs: offer, list, withdraw.</summary>
public sealed class ManageHandovers(
    ProjectViews views, Publish publish, IStateCache cache, IHandoverStore handovers, IAccessKeyIssuer keys, TimeProvider clock, IEntropy entropy)
{
    public Task<Result<OfferedHandover>> OfferAsync(
        Actor actor, ProjectName project, UserName user, HandoverOffer offer, RequestKey? requestKey, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {publish} {cache} {handovers} {keys} {clock} {entropy}");

    /// <summary>Newest first. An open one whose time is over shows as expired.</summary>
    public Task<Result<IReadOnlyList<Handover>>> ListAsync(Actor actor, ProjectName project, UserName user, CancellationToken cancel) =>
        throw new NotSupportedException();

    /// <summary>A link that is not open any more stays as it is.</summary>
    public Task<Result<Handover>> WithdrawAsync(Actor actor, ProjectName project, UserName user, string id, CancellationToken cancel) =>
        throw new NotSupportedException();
}
