namespace Kazva.Embedded.Reminders;

internal sealed partial class ReminderService
{
    [LoggerMessage(20, LogLevel.Error, "Reminder {Reminder} of {Grain} failed; it will be called again when it is next due")]
    private static partial void LogCallFailed(ILogger logger, string reminder, GrainId grain, Exception failure);
}
