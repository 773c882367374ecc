using Xunit;

namespace BucketManager.Hosts.Tests;

/// <summary>Is skipped, with the reason, where no small disk can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(SmallDisk.CannotBe);

    public SmallDiskFactAttribute() => Skip = Reason.Value;
}
