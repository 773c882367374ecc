using BucketManager.Hosts.Local;
using Xunit;

namespace BucketManager.Hosts.Tests;

public class StateFolderTests
{
    [Fact]
    public void Fresh_forgets_what_this_program_made_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "cloudformation", "999999999999"));
        File.WriteAllText(Path.Combine(folder.FullPath, "cache.db"), "old");
        File.WriteAllText(Path.Combine(folder.FullPath, "cache.db-wal"), "old");
        File.WriteAllText(Path.Combine(folder.FullPath, "holiday.jpg"), "not ours");

        using (StateFolder.Open(folder.FullPath, fresh: true))
        {
            var left = Directory.EnumerateFileSystemEntries(folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal);
            Assert.Equal(["first-start", "holiday.jpg", "in-use"], left);
        }
    }

    [Fact]
    public void Until_the_first_start_is_through_nothing_in_the_folder_counts()
    {
        using var folder = new TemporaryFolder();
        var half = Path.Combine(folder.FullPath, "cloudformation", "999999999999");
        using (var first = StateFolder.Open(folder.FullPath, fresh: false))
        {
            Assert.True(first.IsFirstStart);
            Directory.CreateDirectory(half);
            File.WriteAllText(first.Cache, "half");
        }

        using (var second = StateFolder.Open(folder.FullPath, fresh: false))
        {
            Assert.True(second.IsFirstStart);
            Assert.False(Directory.Exists(half) || File.Exists(second.Cache));
            Directory.CreateDirectory(half);
            second.FirstStartDone();
        }

        using var third = StateFolder.Open(folder.FullPath, fresh: false);
        Assert.False(third.IsFirstStart);
        Assert.True(Directory.Exists(half));
    }

    [Fact]
    public void A_folder_that_was_left_is_free_again()
    {
        using var folder = new TemporaryFolder();
        StateFolder.Open(folder.FullPath, fresh: false).Dispose();

        using var again = StateFolder.Open(folder.FullPath, fresh: false);

        Assert.Equal(folder.FullPath, again.FullPath);
    }

    [Fact]
    public void A_place_where_no_folder_can_be_is_said_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.FullPath, "file");
        File.WriteAllText(file, string.Empty);

        var refused = Assert.Throws<StartRefused>(() => StateFolder.Open(Path.Combine(file, "state"), fresh: false));

        Assert.Contains("--state", refused.Message, StringComparison.Ordinal);
    }
}
