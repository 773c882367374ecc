namespace BucketManager.Hosts.Local;

/// <summary>
/// The folder that keeps everything between two starts. It belongs to one process at a time. Two things lie in it that are apart in
/// reality, too: the simulated service's own store, and the product's cache, which can be deleted and is rebuilt from the former.
/// </summary>
public sealed class StateFolder : IDisposable
{
    // EWOULDBLOCK, and ERROR_SHARING_VIOLATION: what FileShare.None gives to the second one who opens.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;
    private const int LockedOnWindows = unchecked((int)0x80070020);

    private readonly FileStream inUse;

    private StateFolder(string path, FileStream inUse)
    {
        this.inUse = inUse;
        FullPath = path;
    }

    public string FullPath { get; }

    /// <summary>The simulated CloudFormation's own store: one file per stack, to be read by people.</summary>
    public string CloudFormation => Path.Combine(FullPath, "cloudformation");

    /// <summary>The product's cache.</summary>
    public string Cache => Path.Combine(FullPath, "cache.db");

    /// <summary>Signs the tokens of the sample people, so that they stay signed in over a restart.</summary>
    public string SignInKey => Path.Combine(FullPath, "sign-in.pem");

    /// <summary>
    /// Nothing was ever accepted here: the sample project is still to be made. True again at the next start, with nothing of this one
    /// left, unless <see cref="FirstStartDone"/> was called: a process that dies while it makes or forgets leaves no half of anything.
    /// </summary>
    public bool IsFirstStart => File.Exists(FirstStart);

    private string FirstStart => Path.Combine(FullPath, "first-start");

    /// <exception cref="StartRefused">In use, or not to be written to.</exception>
    public static StateFolder Open(string path, bool fresh)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StartRefused(
                $"The folder {path} cannot be made: {refused.Message.TrimEnd('.')}. "
                + "Choose another one with --state.", refused);
        }

        var folder = new StateFolder(path, Take(path));
        try
        {
            if (fresh || folder.IsFirstStart || !(Directory.Exists(folder.CloudFormation) || File.Exists(folder.Cache)))
                folder.Forget();
            return folder;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            folder.Dispose();
            throw new StartRefused(
                $"The folder {path} cannot be written to: {refused.Message.TrimEnd('.')}. "
                + "Choose another one with --state.", refused);
        }
    }

    /// <summary>From now on what the folder holds is kept.</summary>
    public void FirstStartDone() => File.Delete(FirstStart);

    public void Dispose() => inUse.Dispose();

    // The lock is the operating system's: it ends with the process, however that ends.
    private static FileStream Take(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StartRefused(
                $"The folder {path} cannot be written to: {refused.Message.TrimEnd('.')}. "
                + "Choose another one with --state.", refused);
        }
        catch (IOException refused) when (refused.HResult is LockedOnLinux or LockedOnMac or LockedOnWindows)
        {
            throw new StartRefused(
                $"The folder {path} is in use by another BucketManager. "
                + "Stop that one, or choose another folder with --state.", refused);
        }
        catch (IOException refused)
        {
            throw new StartRefused(
                $"The folder {path} cannot be written to: {refused.Message.TrimEnd('.')}. "
                + "Choose another one with --state.", refused);
        }
    }

    // Only what this program put there: whoever names the wrong folder must not lose theirs.
    private void Forget()
    {
        File.WriteAllText(FirstStart, "Until the first start is through, nothing in this folder counts.\n");
        if (Directory.Exists(CloudFormation))
            Directory.Delete(CloudFormation, recursive: true);
        foreach (var file in Directory.EnumerateFiles(FullPath, "cache.db*"))
            File.Delete(file);
        File.Delete(SignInKey);
    }
}
