namespace Kazva.Embedded;

/// <summary>Registers reminders: ticks that outlive the activation and the process.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Stores a reminder, in place of one with the same name.</summary>
    /// <param name="dueTime">From now to the first tick.</param>
    /// <param name="period">Between ticks; at least <see cref="EmbeddedGrainOptions.MinimumReminderPeriod"/>.</param>
    /// <exception cref="InvalidOperationException">The grain is no <see cref="IRemindable"/>.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        if (grain is not IRemindable)
            throw new InvalidOperationException($"{grain.GetType().Name} has reminders only if it implements {nameof(IRemindable)}.");
        return grain.Activation.Host.Reminders.RegisterAsync(grain.Activation.GrainId, reminderName, dueTime, period);
    }

    /// <summary>A reminder of this grain, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
        grain.Activation.Host.Reminders.GetAsync(grain.Activation.GrainId, reminderName);

    /// <summary>The reminders of this grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) =>
        grain.Activation.Host.Reminders.GetAllAsync(grain.Activation.GrainId);

    /// <summary>Removes a reminder; does nothing if it is not there any more.</summary>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        grain.Activation.Host.Reminders.RemoveAsync(grain.Activation.GrainId, reminder.ReminderName);
}
