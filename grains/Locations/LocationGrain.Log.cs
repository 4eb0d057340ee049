using Microsoft.Extensions.Logging;

namespace Kazva.Locations;

internal sealed partial class LocationGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A submission to {Organisation}/{Code} could not be committed: {Reason} The location reads its log again.")]
    private partial void LogUnavailable(string organisation, string code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A decision about submissions to {Organisation}/{Code} could not be committed: {Reason} The location reads its log again.")]
    private partial void LogDecisionUnavailable(string organisation, string code, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Organisation}/{Code} was overtaken by another activation at number {Number}. It reads its log again.")]
    private partial void LogOvertaken(string organisation, string code, long number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of {Organisation}/{Code} is at number {Number}, its log ends at {Head}. The snapshot is passed over.")]
    private partial void LogSnapshotAhead(string organisation, string code, long number, long head);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock was put back to {Now}; {Organisation}/{Code} reads its log again.")]
    private partial void LogClockPutBack(string organisation, string code, DateTimeOffset now);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Organisation}/{Code} is at number {Number}, its log now ends at {Head}: the database was put back. The location reads its log again.")]
    private partial void LogPutBack(string organisation, string code, long number, long head);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of {Organisation}/{Code} could not be saved; it will be made up for from the log.")]
    private partial void LogSnapshotNotSaved(string organisation, string code, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The alarms of {Organisation} could not be told at once of the danger at {Code} (number {Number}): {Reason} It is found in the log within a minute.")]
    private partial void LogDangerNotTold(string organisation, string code, long number, string reason);
}
