namespace Kazva.Silo.Storage.Serving;

internal sealed partial class PostgresServeLock
{
    [LoggerMessage(1, LogLevel.Warning, "The session that holds the lock on the database is lost.")]
    private partial void LogLost();

    [LoggerMessage(2, LogLevel.Information, "The lock on the database was taken again.")]
    private partial void LogTakenAgain();

    [LoggerMessage(3, LogLevel.Warning, "The lock on the database cannot be taken again yet: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(4, LogLevel.Critical, "The lock on the database was lost, and somebody else has it. {Holder}")]
    private partial void LogTaken(string holder);
}
