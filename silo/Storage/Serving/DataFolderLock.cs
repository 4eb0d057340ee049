namespace Kazva.Silo.Storage.Serving;

/// <summary>Held by the one process that serves a data folder. The operating system lets go of it when the process ends, however.</summary>
internal sealed class DataFolderLock : IAsyncDisposable
{
    private const string LockName = "kazva.lock";
    private const string OwnerName = "kazva.owner"; // A file of its own: a locked one cannot be read everywhere.

    private readonly FileStream _lock;

    private DataFolderLock(FileStream held) => _lock = held;

    /// <summary>Takes the lock of a data folder, which is made if it is not there.</summary>
    /// <exception cref="StorageInUseException">Another process has it; the message says which.</exception>
    public static DataFolderLock Take(string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StorageInUseException($"The data folder '{Path.GetFullPath(folder)}' is in use by {Owner(folder)}.", e);
        }
        File.WriteAllText(
            Path.Combine(folder, OwnerName),
            $"process {Environment.ProcessId} on {Environment.MachineName}, since {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC");
        return new DataFolderLock(held);
    }

    /// <summary>Lets go of it.</summary>
    public ValueTask DisposeAsync() => _lock.DisposeAsync();

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
