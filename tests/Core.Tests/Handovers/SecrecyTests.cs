using System.Security.Cryptography;
using System.Text;
using BucketManager.Application.Mirror;
using BucketManager.Domain.Handovers;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

/// <summary>The token, the passcode and the secret are in the answers that reveal them and nowhere else.</summary>
public sealed class SecrecyTests
{
    private readonly HandoverWorld world = new();

    [Fact]
    public async Task Nothing_that_is_kept_told_or_shown_holds_a_secret()
    {
        var offered = await world.OfferAsync();
        var traces = new List<string> { offered.ToString(), offered.Handover.ToString() };
        var wrong = await world.ClaimAsync(offered, HandoverWorld.Wrong(offered));
        traces.Add(wrong.Refusal!.ToString());
        traces.AddRange(await KeptAsync());
        var request = new ClaimRequest(offered.Token, offered.Passcode, null, "mine", "203.0.113.7");
        var answer = (ClaimAnswer.Key)(await world.Claims.ClaimAsync(request, default)).Value;
        traces.AddRange([request.ToString(), answer.ToString(), HandoverToken.TryParse(offered.Token)!.ToString()]);
        traces.Add(Passcode.Check(offered.Passcode).Value.ToString());
        traces.Add((await world.ClaimAsync(offered)).Refusal!.ToString());
        traces.AddRange(await KeptAsync());

        var digits = offered.Passcode.Replace("-", "", StringComparison.Ordinal);
        string[] canaries = [offered.Token, offered.Passcode, digits, answer.SecretAccessKey];
        foreach (var canary in canaries)
            Assert.DoesNotContain(traces, t => t.Contains(canary, StringComparison.Ordinal));

        // The canary sings where the secret is: the answer's own value.
        Assert.Contains(world.Keys.Secrets, s => s == answer.SecretAccessKey);
        Assert.Contains(traces, t => t.Contains(answer.AccessKeyId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_claim_that_fails_names_no_secret_in_its_exception()
    {
        var offered = await world.OfferAsync();
        world.Gate.Passing = (call, carriedOut) =>
        {
            if (call.EndsWith("ReplaceAsync", StringComparison.Ordinal) && world.Keys.Secrets.Count > 0)
                throw new InvalidOperationException("failed by the test");
        };

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => world.ClaimAsync(offered));

        Assert.DoesNotContain(world.Keys.Secrets[0], thrown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(offered.Token, thrown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(offered.Passcode, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_alone_opens_no_sealed_answer()
    {
        var offered = await world.OfferAsync();
        var answer = (await world.ClaimAsync(offered, requestKey: "mine")).Value;
        var link = await world.StoredAsync(offered);
        var token = HandoverToken.TryParse(offered.Token)!;
        var right = PasscodeKeys.DeriveIfRight(token, Passcode.Check(offered.Passcode).Value, link.PasscodeHash)!;
        var otherPasscode = PasscodeKeys.Derive(token, Passcode.Check(HandoverWorld.Wrong(offered)).Value, 10);
        var otherToken = PasscodeKeys.Derive(HandoverToken.New(new SeededEntropy(9)), Passcode.Check(offered.Passcode).Value, 10);

        Assert.Equal(answer, SealedAnswer.Open(link.SealedAnswer!, right, link.Id));
        Assert.ThrowsAny<CryptographicException>(() => SealedAnswer.Open(link.SealedAnswer!, otherPasscode, link.Id));
        Assert.ThrowsAny<CryptographicException>(() => SealedAnswer.Open(link.SealedAnswer!, otherToken, link.Id));
        Assert.ThrowsAny<CryptographicException>(() => SealedAnswer.Open(link.SealedAnswer!, right, "hother"));
        Assert.DoesNotContain(right.Check.Split(':')[2], link.SealedAnswer!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passcodes_hash_is_worth_nothing_without_the_token()
    {
        var offered = await world.OfferAsync();
        var passcode = Passcode.Check(offered.Passcode).Value;
        var check = offered.Handover.PasscodeHash;

        Assert.NotNull(PasscodeKeys.DeriveIfRight(HandoverToken.TryParse(offered.Token)!, passcode, check));
        Assert.Null(PasscodeKeys.DeriveIfRight(HandoverToken.New(new SeededEntropy(9)), passcode, check));
    }

    [Fact]
    public void Every_kind_of_answer_comes_out_of_its_seal_as_it_went_in()
    {
        var keys = PasscodeKeys.Derive(HandoverToken.New(new SeededEntropy()), Passcode.New(new SeededEntropy()), 10);
        ClaimAnswer[] answers =
        [
            new ClaimAnswer.SshKeyTaken("SHA256:abc", null),
            new ClaimAnswer.SshKeyTaken("SHA256:abc", new SftpAccess("host", "u", null, true, [new SftpFolder("/b/in", "manage")]))
            {
                ExpiresAt = A.Now,
            },
            new ClaimAnswer.Key("AKIA1", "s3cr+t/", "eu-west-1", [], null),
            new ClaimAnswer.Key(
                "AKIA1",
                "s3cr+t/",
                "eu-west-1",
                [new ClaimedFolder("b-1-an", "ein/é/", "manage", ["198.51.100.0/24"])],
                new SftpAccess("host", "u", "SHA256:x", false, [new SftpFolder("/b/in", "collect"), new SftpFolder("/c", "deliver")]))
            {
                KmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1",
                AllowedNetworks = ["203.0.113.0/24", "2001:db8::/32"],
                ExpiresAt = A.Now,
            },
        ];

        foreach (var answer in answers)
            Assert.Equal(answer, SealedAnswer.Open(SealedAnswer.Seal(answer, keys, "h1", new SeededEntropy(3)), keys, "h1"));
    }

    [Fact]
    public void An_answer_that_was_sealed_before_limits_were_told_still_opens()
    {
        var keys = PasscodeKeys.Derive(HandoverToken.New(new SeededEntropy()), Passcode.New(new SeededEntropy()), 10);
        const string Sftp = """{"Host":"host","UserName":"u","HostKeyFingerprint":null,"Folders":["/b/in"]}""";
        var key = Open($$"""
            {"AccessKeyId":"AKIA1","SecretAccessKey":"s3cr+t/","Region":"eu-west-1","Buckets":[{"PhysicalName":"b-1-an","Prefix":"in/","Can":"collect"}],
            "Sftp":{{Sftp}},"Fingerprint":null}
            """);
        var taken = Open($$"""{"AccessKeyId":null,"SecretAccessKey":null,"Region":null,"Buckets":null,"Sftp":{{Sftp}},"Fingerprint":"SHA256:abc"}""");

        var sftp = new SftpAccess("host", "u", null, true, [new SftpFolder("/b/in", "deliver")]);
        Assert.Equal(new ClaimAnswer.Key("AKIA1", "s3cr+t/", "eu-west-1", [new ClaimedFolder("b-1-an", "in/", "collect", [])], sftp), key);
        Assert.Equal(new ClaimAnswer.SshKeyTaken("SHA256:abc", sftp), taken);

        ClaimAnswer Open(string written) =>
            SealedAnswer.Open(keys.Seal(Encoding.UTF8.GetBytes(written), "h1", new SeededEntropy(3)), keys, "h1");
    }

    private async Task<IEnumerable<string>> KeptAsync()
    {
        var links = await world.StoredLinks.ListAsync(A.Project, null, default);
        var things = await world.StoredCache.ListThingsAsync(A.Project, default);
        var diary = await world.DiaryAsync();
        return
        [
            .. links.Select(StateJson.Write),
            .. things.Select(StateJson.Write),
            .. diary.Select(StateJson.Write),
            .. world.Told.Select(StateJson.Write),
            .. world.Told.Select(t => t.ToString()),
            .. diary.Select(d => d.ToString()),
        ];
    }
}
