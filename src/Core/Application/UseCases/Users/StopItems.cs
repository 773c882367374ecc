using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Collects what the panic button came to; what is tried a second time counts as it came out then.</summary>
internal sealed class StopItems
{
    private readonly List<StopItem> items = [];

    public void Stopped(string what, string? id, Sentence says) => Put(new StopItem(what, id, "stopped", says));

    public void Running(string what, string? id, Sentence says) => Put(new StopItem(what, id, "running", says));

    public void Failed(string what, string? id, Sentence says) => Put(new StopItem(what, id, "failed", says));

    /// <summary>They could be looked at after all.</summary>
    public void Known(string what) => items.RemoveAll(i => i.What == what && i.Id is null);

    public ValueList<StopItem> ToList() => [.. items];

    private void Put(StopItem item)
    {
        var known = items.FindIndex(i => i.What == item.What && i.Id == item.Id);
        if (known < 0)
            items.Add(item);
        else
            items[known] = item;
    }
}
