using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases.Users;

/// <summary>Collects what the panic button came to; what is tried a second time counts as it came out then.</summary>
internal sealed class StopItems
{
    private readonly List<StopItem> items = [];

    public void Stopped(StoppedAccess what, string? id, Sentence says) => Put(new StopItem(what, id, StopOutcome.Stopped, says));

    public void Running(StoppedAccess what, string? id, Sentence says) => Put(new StopItem(what, id, StopOutcome.Running, says));

    public void Failed(StoppedAccess what, string? id, Sentence says) => Put(new StopItem(what, id, StopOutcome.Failed, says));

    /// <summary>They could be looked at after all.</summary>
    public void Known(StoppedAccess what) => items.RemoveAll(i => i.What == what && i.Id is null);

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
