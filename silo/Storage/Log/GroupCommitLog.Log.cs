namespace Kazva.Silo.Storage.Log;

internal sealed partial class GroupCommitLog
{
    [LoggerMessage(1, LogLevel.Error, "The log cannot be written; {Count} submissions were not accepted.")]
    private partial void LogUnavailable(Exception exception, int count);

    [LoggerMessage(2, LogLevel.Information, "The log can be written again.")]
    private partial void LogRecovered();

    [LoggerMessage(3, LogLevel.Critical, "The log could not commit number {Number} of {Organisation}/{Location}, for a reason that is not the database's.")]
    private partial void LogBug(Exception exception, string organisation, string location, long number);
}
