namespace BucketManager.Core.Tests.Templates.Meaning;

/// <summary>A call to AWS, with what policies look at.</summary>
internal sealed record Request(string Action, string Resource)
{
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary>The context keys that a policy sees. A key that the action does not carry is absent, whatever the caller sent.</summary>
    public string? Find(string key) => AwsAction.Of(Action).Carries(key) ? Context.GetValueOrDefault(key) : null;

    public Request With(string key, string? value)
    {
        var context = new Dictionary<string, string>(Context, StringComparer.OrdinalIgnoreCase);
        if (value is null)
            context.Remove(key);
        else
            context[key] = value;
        return this with { Context = context };
    }
}
