using BucketManager.Hosts.Local;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace BucketManager.Hosts.Tests;

public sealed class DevelopmentTokensTests
{
    [Fact]
    public async Task A_sample_person_works_for_hours_and_longer_by_signing_in_again_before_the_end()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-03-01T08:00:00Z"));
        var tokens = new DevelopmentTokens(SignInKey.Fresh(), clock);
        var (first, firstEnds) = tokens.For(SamplePeople.Manager);
        Assert.True(firstEnds - clock.GetUtcNow() > TimeSpan.FromHours(1));

        clock.SetUtcNow(firstEnds - TimeSpan.FromMinutes(5));
        var (second, _) = tokens.For(SamplePeople.Manager);
        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.False(await IsTakenAsync(first));
        Assert.True(await IsTakenAsync(second));

        async Task<bool> IsTakenAsync(string token)
        {
            var validation = tokens.Validation;
            validation.LifetimeValidator = (_, ends, _, v) => clock.GetUtcNow() < ends + v.ClockSkew;
            return (await new JsonWebTokenHandler().ValidateTokenAsync(token, validation)).IsValid;
        }
    }
}
