using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>What protects an account as a whole can be seen, and what is ours to switch on is.</summary>
public abstract class AccountGatewayContract
{
    private const string PublicAccessBlock = "account-public-access-block";

    protected static CancellationToken Cancel => CancellationToken.None;

    protected abstract IAccountGateway Accounts { get; }

    /// <summary>Of an account on which nothing has been switched on.</summary>
    protected abstract StackPlace Place { get; }

    [Fact]
    public async Task Every_protection_is_found_once()
    {
        var findings = await Accounts.CheckAsync(Place, Cancel);

        Assert.Equal(
            [PublicAccessBlock, "config", "guardduty", "organisation-trail", "region-lock", "root-denial"],
            findings.Select(f => f.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Protecting_an_account_blocks_public_access_and_may_be_repeated()
    {
        Assert.False(await StateAsync());

        await Accounts.ProtectAsync(Place, Cancel);
        await Accounts.ProtectAsync(Place, Cancel);

        Assert.True(await StateAsync());
    }

    private async Task<bool?> StateAsync() => (await Accounts.CheckAsync(Place, Cancel)).Single(f => f.Code == PublicAccessBlock).State;
}
