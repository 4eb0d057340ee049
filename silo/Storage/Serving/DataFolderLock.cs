namespace Kazva.Silo.Storage.Serving;

/// <summary>Held by the one process that serves a data folder. The operating system lets go of it when the process ends, however.</summary>
internal sealed class DataFolderLock : IDisposable, IAsyncDisposable
{
    private const string LockName = "kazva.lock";
    private const string OwnerName = "kazva.owner"; // A file of its own: a locked one cannot be read everywhere.

    private readonly FileStream _lock;

    private DataFolderLock(FileStream held) => _lock = held;

    /// <summary>Takes the lock of a data folder, which is made if it is not there.</summary>
    /// <exception cref="StorageInUseException">Another process has it; the message says which.</exception>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static DataFolderLock Take(string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (MeansHeld(e))
        {
            throw new StorageInUseException($"The data folder '{Path.GetFullPath(folder)}' is in use by {Owner(folder)}.", e);
        }
        try
        {
            File.WriteAllText(
                Path.Combine(folder, OwnerName),
                $"process {Environment.ProcessId} on {Environment.MachineName}, since {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC");
            return new DataFolderLock(held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose() => _lock.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    /// <summary>Whether the system says that another has the file open: EWOULDBLOCK of flock(2) on Linux and macOS,
    /// ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.</summary>
    private static bool MeansHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 32 or 33
        : e.HResult == (OperatingSystem.IsLinux() ? 11 : 35);

    private static string Owner(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, OwnerName));
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
