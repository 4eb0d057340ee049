namespace Kazva.Embedded.Reminders;

/// <summary>Calls grains when their reminders are due. Ticks that were due while the process was down are left out.</summary>
internal sealed partial class ReminderService(GrainHost host, IReminderStore? store) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId, string), Entry> _entries = [];
    private readonly PriorityQueue<Entry, DateTimeOffset> _byDue = new();
    private ITimer? _timer;

    private IReminderStore Store => store
        ?? throw new InvalidOperationException($"Reminders need an {nameof(IReminderStore)}, and none is registered.");

    /// <summary>Reads all reminders and begins to call.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (store is null) return;
        foreach (var reminder in await store.ReadAllAsync(cancellationToken)) Schedule(reminder);
        _timer = host.Time.CreateTimer(static service => ((ReminderService)service!).CallDue(), this, LookEvery, LookEvery);
    }

    public async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < host.Options.MinimumReminderPeriod)
            throw new ArgumentException($"The period is {period}, the shortest allowed is {host.Options.MinimumReminderPeriod}.", nameof(period));
        var reminder = new StoredReminder(grain, name, host.Time.GetUtcNow() + dueTime, period);
        await Store.UpsertAsync(reminder, CancellationToken.None);
        Schedule(reminder);
        return new Handle(name);
    }

    public async Task<IGrainReminder?> GetAsync(GrainId grain, string name) =>
        (await Store.ReadAsync(grain, CancellationToken.None)).Any(r => string.Equals(r.Name, name, StringComparison.Ordinal))
            ? new Handle(name)
            : null;

    public async Task<List<IGrainReminder>> GetAllAsync(GrainId grain) =>
        [.. (await Store.ReadAsync(grain, CancellationToken.None)).Select(r => new Handle(r.Name))];

    public async Task RemoveAsync(GrainId grain, string name)
    {
        await Store.RemoveAsync(grain, name, CancellationToken.None);
        lock (_lock) _entries.Remove((grain, name));
    }

    public void Dispose() => _timer?.Dispose();

    private void Schedule(StoredReminder reminder)
    {
        var entry = new Entry(reminder);
        lock (_lock)
        {
            _entries[(reminder.Grain, reminder.Name)] = entry;
            Enqueue(entry);
        }
    }

    private void Enqueue(Entry entry)
    {
        entry.Due = NextDue(entry.Reminder, host.Time.GetUtcNow());
        _byDue.Enqueue(entry, entry.Due);
    }

    /// <summary>The first moment after <paramref name="now"/> that is a whole number of periods after the first one.</summary>
    private static DateTimeOffset NextDue(StoredReminder reminder, DateTimeOffset now)
    {
        var since = now - reminder.FirstDue;
        return since < TimeSpan.Zero ? reminder.FirstDue : reminder.FirstDue + ((since.Ticks / reminder.Period.Ticks) + 1) * reminder.Period;
    }

    private void CallDue()
    {
        var now = host.Time.GetUtcNow();
        lock (_lock)
        {
            while (_byDue.TryPeek(out var entry, out var due) && due <= now)
            {
                _byDue.Dequeue();
                // One that was replaced or removed has left the table.
                if (!ReferenceEquals(_entries.GetValueOrDefault((entry.Reminder.Grain, entry.Reminder.Name)), entry)) continue;
                if (!entry.IsCalling) _ = CallAsync(entry, entry.Due);
                Enqueue(entry);
            }
        }
    }

    private async Task CallAsync(Entry entry, DateTimeOffset due)
    {
        var (reminder, status) = (entry.Reminder, new TickStatus(entry.Reminder.FirstDue.UtcDateTime, entry.Reminder.Period, due.UtcDateTime));
        entry.IsCalling = true;
        try
        {
            await host.CallAsync(reminder.Grain, new ReminderCall(reminder.Name, status));
        }
        catch (Exception e)
        {
            LogCallFailed(host.Log, reminder.Name, reminder.Grain, e);
        }
        finally
        {
            entry.IsCalling = false;
        }
    }

    private sealed record Handle(string ReminderName) : IGrainReminder;

    private sealed class Entry(StoredReminder reminder)
    {
        public StoredReminder Reminder { get; } = reminder;

        public DateTimeOffset Due { get; set; }

        public volatile bool IsCalling;
    }
}
