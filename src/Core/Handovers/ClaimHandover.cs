using BucketManager.Core.Operations;
using BucketManager.Core.Ports;
using BucketManager.Core.State;

namespace BucketManager.Core.Handovers;

/// <summary>The third party's side: look at a link, and claim it once.</summary>
public sealed class ClaimHandover(
    ProjectViews views, Submit submit, Publish publish, IHandoverStore handovers, IAccessKeyIssuer keys, TimeProvider clock, IEntropy entropy)
{
    /// <summary>Asking never changes anything. Malformed and unknown are one answer.</summary>
    public Task<Result<HandoverInvitation>> LookAsync(string token, CancellationToken cancel) =>
        throw new NotSupportedException($"{views} {submit} {publish} {handovers} {keys} {clock} {entropy}");

    public Task<Result<ClaimAnswer>> ClaimAsync(ClaimRequest request, CancellationToken cancel) => throw new NotSupportedException();
}
