using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Simulated view of an account as a whole. Block public access is off until somebody switches it on; of the landing zone it says what
/// one finds in a company that has set one up, with one protection missing and one that cannot be looked up.
/// </summary>
public sealed class SimulatedAccounts : IAccountGateway
{
    private readonly SimulatedAws aws;

    internal SimulatedAccounts(SimulatedAws aws) => this.aws = aws;

    public Task<IReadOnlyList<Finding>> CheckAsync(StackPlace place, CancellationToken cancel) =>
        aws.CallAsync<IReadOnlyList<Finding>>(
            new AwsCall(AwsAction.CheckAccount, place, string.Empty),
            (_, _) =>
            [
                new Finding("account-public-access-block", aws.State.Account(place).BlocksPublicAccess),
                new Finding("organisation-trail", true),
                new Finding("config", true),
                new Finding("guardduty", true),
                new Finding("region-lock", false),
                new Finding("root-denial", null),
            ],
            refused: null, cancel);

    public Task ProtectAsync(StackPlace place, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.ProtectAccount, place, string.Empty),
            (_, _) =>
            {
                var account = aws.State.Account(place);
                account.BlocksPublicAccess = true;
                aws.Changed(account);
                return true;
            },
            refused: null, cancel);
}
