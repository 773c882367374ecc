using Xunit;

namespace BucketManager.Hosts.Tests;

/// <summary>Is skipped, with the reason, where no failing disk can be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FailingDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(FailingDisk.CannotBe);

    public FailingDiskFactAttribute() => Skip = Reason.Value;
}
