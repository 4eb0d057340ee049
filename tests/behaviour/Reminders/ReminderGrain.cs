namespace Kazva.Behaviour.Tests.Reminders;

public interface IRemindedGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan dueTime, TimeSpan period);

    Task<string[]> Names();

    Task<bool> Remove(string name);
}

public sealed class RemindedGrain : Grain, IRemindedGrain, IRemindable
{
    public Task Register(string name, TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder(name, dueTime, period);

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(r => r.ReminderName)];

    public async Task<bool> Remove(string name)
    {
        if (await this.GetReminder(name) is not { } reminder) return false;
        await this.UnregisterReminder(reminder);
        return true;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Journal.Of(this.GetPrimaryKeyString()).Write($"{reminderName} {status.CurrentTickTime:HH:mm:ss}");
        Journal.Of(this.GetPrimaryKeyString()).Write(reminderName);
        return reminderName.StartsWith("bad", StringComparison.Ordinal)
            ? throw new InvalidOperationException("a reminder that fails")
            : Task.CompletedTask;
    }
}
