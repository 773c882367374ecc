namespace BucketManager.Crashes;

/// <summary>When the host is killed.</summary>
/// <param name="After">Counted from the first change, the end of the last answer, the start of the process, or the request to stop.</param>
internal sealed record Moment(When When, TimeSpan After)
{
    public static Moment Draw(When when, Random draw, TimeSpan startTakes) => new(when, when switch
    {
        When.FirstMilliseconds => TimeSpan.FromMilliseconds(draw.NextDouble() * 20),
        When.UnderWay => TimeSpan.FromMilliseconds(20 + (draw.NextDouble() * 1500)),
        When.Answered => TimeSpan.FromMilliseconds(draw.NextDouble() * 2000),
        When.ShuttingDown => TimeSpan.FromMilliseconds(draw.NextDouble() * 150),
        _ => startTakes * draw.NextDouble(),
    });

    public override string ToString() => $"{After.TotalMilliseconds:0.0} ms {When switch
    {
        When.FirstStart => "into the first start of all",
        When.FirstMilliseconds or When.UnderWay => "after the first of twenty changes was sent",
        When.Answered => "after the last of twenty changes was answered",
        When.StartingUp => "into a start after a kill in the middle of changes",
        When.ShuttingDown => "after it was asked to stop in the middle of changes",
        _ => "into a start without a cache",
    }}";
}
