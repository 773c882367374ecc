using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Simulated access keys of IAM: in AWS's format, at most two for each user that a stack has made. The secret is in the answer to
/// <see cref="CreateAsync"/>; the simulation does not keep it, so nobody can sign in with one.
/// </summary>
public sealed class SimulatedAccessKeys : IAccessKeyIssuer
{
    private const int MaxKeys = 2;

    /// <summary>Source: IAM user guide, "Understanding unique ID prefixes".</summary>
    private const string KeyPrefix = "AKIA";
    private const int SecretBytes = 30;

    private readonly SimulatedAws aws;

    internal SimulatedAccessKeys(SimulatedAws aws) => this.aws = aws;

    public Task<IssuedKey> CreateAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel) =>
        CallAsync(AwsAction.CreateAccessKey, place, project, user, (name, now) =>
        {
            if (!aws.State.Exists("AWS::IAM::User", place, name))
                throw new PortException(PortFault.NotFound, $"The user with name {name} cannot be found.");
            var account = aws.State.Account(place);
            if (account.Keys.Count(k => k.UserName == name) >= MaxKeys)
                throw new PortException(PortFault.Refused, $"Cannot exceed quota for AccessKeysPerUser: {MaxKeys}");
            var issued = new IssuedKey(KeyPrefix + aws.Draw.IamId(16), aws.Draw.Base64(SecretBytes), now);
            account.Keys.Add(new KeptKey(name, issued.Id, Active: true, now, LastUsedAt: null));
            aws.Changed(account);
            return issued;
        }, cancel);

    public Task<IReadOnlyList<AccessKey>> ListAsync(StackPlace place, ProjectName project, UserName user, CancellationToken cancel) =>
        CallAsync<IReadOnlyList<AccessKey>>(AwsAction.ListAccessKeys, place, project, user, (name, _) =>
        [
            .. aws.State.Account(place).Keys.Where(k => k.UserName == name)
                .Select(k => new AccessKey(k.Id, k.Active, k.CreatedAt, k.LastUsedAt)),
        ], cancel);

    public Task SetActiveAsync(
        StackPlace place, ProjectName project, UserName user, string keyId, bool active, CancellationToken cancel) =>
        CallAsync(AwsAction.UpdateAccessKey, place, project, user, (name, _) =>
        {
            var account = aws.State.Account(place);
            var at = account.Keys.FindIndex(k => k.UserName == name && k.Id == keyId);
            if (at < 0)
                throw new PortException(PortFault.NotFound, $"The Access Key with id {keyId} cannot be found.");
            account.Keys[at] = account.Keys[at] with { Active = active };
            aws.Changed(account);
            return true;
        }, cancel);

    public Task DeleteAsync(StackPlace place, ProjectName project, UserName user, string keyId, CancellationToken cancel) =>
        CallAsync(AwsAction.DeleteAccessKey, place, project, user, (name, _) =>
        {
            var account = aws.State.Account(place);
            if (account.Keys.RemoveAll(k => k.UserName == name && k.Id == keyId) > 0)
                aws.Changed(account);
            return true;
        }, cancel);

    /// <summary>Somebody signs in with a key at this moment. AWS tells that hours later, the simulation at once.</summary>
    public Task UseAsync(StackPlace place, ProjectName project, UserName user, string keyId, CancellationToken cancel) =>
        CallAsync(AwsAction.ListAccessKeys, place, project, user, (name, now) =>
        {
            var account = aws.State.Account(place);
            var at = account.Keys.FindIndex(k => k.UserName == name && k.Id == keyId);
            account.Keys[at] = account.Keys[at] with { LastUsedAt = now };
            aws.Changed(account);
            return true;
        }, cancel);

    private Task<T> CallAsync<T>(
        AwsAction action, StackPlace place, ProjectName project, UserName user, Func<string, DateTimeOffset, T> act,
        CancellationToken cancel)
    {
        var name = $"bm-{project}-{user}"; // The user's name in IAM: design.md §5.
        return aws.CallAsync(new AwsCall(action, place, name), (now, _) => act(name, now), refused: null, cancel);
    }
}
