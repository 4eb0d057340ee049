using Microsoft.Extensions.Logging;

namespace Kazva.Alarms;

internal sealed partial class AlarmGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Alarms of {Organisation} could not be committed: {Reason} They are read anew.")]
    private partial void LogUnavailable(string organisation, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of {Organisation} could not be looked through: {Reason} It is looked through again.")]
    private partial void LogUnread(string organisation, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another activation has committed alarms of {Organisation}. This one ends.")]
    private partial void LogOvertaken(string organisation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Watching over {Organisation} failed. It begins anew from what is stored.")]
    private partial void LogFailed(string organisation, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due to be told of {Organisation} could not be read: {Reason} It is read again in a minute.")]
    private partial void LogOutboxUnread(string organisation, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel {Channel} of {Organisation} could not be woken: {Reason} It is woken again in a minute.")]
    private partial void LogNotWoken(string organisation, string channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock is behind: {Organisation} was judged until {Judged} already. Until then nothing but dangers is judged.")]
    private partial void LogAhead(string organisation, DateTimeOffset judged);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Alarms of {Organisation} are judged until {Judged} only (log read back: {IsWarm}). Dangers are told all the same.")]
    private partial void LogBehind(string organisation, DateTimeOffset judged, bool isWarm);
}
