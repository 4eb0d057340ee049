namespace Kazva.Embedded;

/// <summary>Implemented by grains that have reminders.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder is due. It is a call like any other: a turn, which activates the grain if need be.</summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}

/// <summary>A reminder that was registered.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique in its grain.</summary>
    string ReminderName { get; }
}

/// <summary>The times of one tick of a reminder, all in UTC.</summary>
/// <param name="firstTickTime">When the first tick was due.</param>
/// <param name="period">The time between two ticks.</param>
/// <param name="timeStamp">When this tick was due.</param>
[GenerateSerializer, Immutable]
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    /// <summary>When the first tick was due.</summary>
    [Id(0)] public DateTime FirstTickTime { get; } = firstTickTime;

    /// <summary>The time between two ticks.</summary>
    [Id(1)] public TimeSpan Period { get; } = period;

    /// <summary>When this tick was due.</summary>
    [Id(2)] public DateTime CurrentTickTime { get; } = timeStamp;
}
