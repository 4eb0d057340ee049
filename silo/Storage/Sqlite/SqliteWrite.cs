namespace Kazva.Silo.Storage.Sqlite;

/// <summary>A write that waits for the writer.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Does it, within the transaction. When that is undone because of another write, it is done again in the next.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Tells the caller that it is durable; does nothing if it failed.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> write) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _caller.Task;

    public override void Run(SqliteSession session) => _result = write(session);

    public override void Complete() => _caller.TrySetResult(_result!);

    public override void Fail(Exception exception) => _caller.TrySetException(exception);
}
