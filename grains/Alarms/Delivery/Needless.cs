using Kazva.Alarms.Life;

namespace Kazva.Alarms.Delivery;

/// <summary>Sees whether what is due still needs to be told.</summary>
internal static class Needless
{
    /// <summary>Why a row is not sent any more; null when it is.</summary>
    /// <param name="transitions">All of the alarm, by number.</param>
    /// <param name="earlier">The rows of the alarm on the same channel, of any state.</param>
    public static string? Reason(Notification row, Alarm alarm, IReadOnlyList<AlarmTransition> transitions, IEnumerable<Notification> earlier)
    {
        var change = transitions.First(transition => transition.Number == row.Number).Change;
        if (transitions.Any(later => later.Number > row.Number && later.Change is (AlarmChange.Fired or AlarmChange.Reopened)))
            return "It has fired again since, which is told instead.";
        if (change == AlarmChange.Resolved)
            // What was tried may have arrived, whatever the answer was.
            return earlier.Any(told => told.Number < row.Number && (told.State == NotificationState.Delivered || told.Attempts > 0))
                ? null
                : "Nobody was told here that it fired.";
        if (!alarm.IsActive) return "It was over before this was due.";
        return row.Step > 0 && alarm.State == AlarmState.Acknowledged ? $"Acknowledged by {alarm.AcknowledgedBy} before this was due." : null;
    }
}
