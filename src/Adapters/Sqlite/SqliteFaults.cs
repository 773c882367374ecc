using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.Data.Sqlite;

namespace BucketManager.Adapters.Sqlite;

/// <summary>
/// SQLite's and the disk's trouble in the words of the ports, with what to do. Source of the codes: sqlite.org/rescode.html.
/// </summary>
internal static class SqliteFaults
{
    public static T Translate<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException trouble)
        {
            throw Of(path, trouble);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new PortException(
                PortFault.Unavailable,
                $"{path} cannot be opened: {trouble.Message} Look at the rights of the file and its folder.",
                trouble);
        }
    }

    public static PortException Damaged(string path, Exception? cause = null) => new(
        PortFault.Bug,
        $"{path} is damaged. Move it and the files beside it that begin with its name away, and start again: "
        + "the cache is then rebuilt from the templates.",
        cause);

    private static PortException Of(string path, SqliteException trouble) => trouble.SqliteErrorCode switch
    {
        // BUSY, LOCKED: nothing was written.
        5 or 6 => new PortException(
            PortFault.Throttled, $"{path} is in use by another program. Close what has it open, then try again.", trouble),

        // FULL; IOERR_SHMSIZE: the same for the file of shared memory beside it
        13 or 10 when trouble.SqliteErrorCode == 13 || trouble.SqliteExtendedErrorCode == 4874 => new PortException(
            PortFault.Unavailable, $"The disk of {path} is full. Make room, then try again; what was accepted before is safe.", trouble)
        {
            Says = Say.DiskFull(),
        },

        // PERM, READONLY, CANTOPEN
        3 or 8 or 14 => new PortException(
            PortFault.Unavailable, $"{path} cannot be written. Look at the rights of the file and its folder, then try again.", trouble)
        {
            Says = Say.DiskNotWritable(),
        },

        // IOERR: the last write may have gone through.
        10 => new PortException(PortFault.Unavailable, $"The disk of {path} gave an error. Look at the disk, then try again.", trouble)
        {
            Says = Say.DiskNotWritable(),
        },

        // CORRUPT, NOTADB
        11 or 26 => Damaged(path, trouble),
        _ => new PortException(PortFault.Bug, $"{path}: {trouble.Message}", trouble),
    };
}
