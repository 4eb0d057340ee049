using System.Collections.Immutable;
using Kazva.Alarms.Storage;
using Kazva.Definition;

namespace Kazva.Alarms.Delivery;

/// <summary>Parts what is due into what is sent and what is not needed any more, by how the alarms stand now.</summary>
internal sealed class DueSieve(IAlarmStore alarms, IOutbox outbox)
{
    private const int MostRows = 1_000;

    /// <summary>What is left to send, and the rest as it is to be saved.</summary>
    public async Task<(ImmutableArray<DueAlarm> Needed, ImmutableArray<Notification> Settled)> Sift(
        GridIndex grid, AlarmBook book, IEnumerable<Notification> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var needed = ImmutableArray.CreateBuilder<DueAlarm>();
        var settled = ImmutableArray.CreateBuilder<Notification>();
        foreach (var rows in due.GroupBy(row => row.Alarm!, StringComparer.Ordinal))
        {
            var alarm = book.Alarms.FirstOrDefault(known => known.Id == rows.Key) ?? await alarms.ReadAlarmAsync(grid.Id, rows.Key, cancellationToken);
            var transitions = alarm is null ? [] : await alarms.ReadTransitionsAsync(grid.Id, rows.Key, cancellationToken);
            var log = alarm is null ? [] : await outbox.ReadLogAsync(grid.Id, rows.Key, [], before: null, MostRows, cancellationToken);
            var quiet = alarm is null ? null : Quieting.Reason(grid, alarm, book.Alarms, book.Silences, now);
            DueAlarm? newest = null;
            foreach (var row in rows.OrderByDescending(row => row.Number).ThenByDescending(row => row.Step))
            {
                if (alarm is null || !transitions.Any(transition => transition.Number == row.Number)) Settle(row, NotificationState.Dropped, "There is no such alarm.");
                else if (quiet is { Until: { } until } silenced && Needless.Reason(row, alarm, transitions, []) is null) Hold(row, until, silenced.Reason);
                else if (quiet is { } why) Settle(row, NotificationState.Quietened, why.Reason);
                else if (newest is not null) Settle(row, NotificationState.Dropped, "A later message of the same alarm, due at the same time, tells it.");
                else if (Needless.Reason(row, alarm, transitions, log.Where(other => other.Channel == row.Channel)) is { } reason) Settle(row, NotificationState.Dropped, reason);
                else newest = new DueAlarm(row, alarm, transitions);
            }
            if (newest is { } told) needed.Add(told);
        }
        return (needed.DrainToImmutable(), settled.DrainToImmutable());

        // Of an escalation, whoever is next has as long after the silence as without it.
        void Hold(Notification row, DateTimeOffset until, string reason) =>
            settled.Add(row with { DueAt = until + TeamPlan.After(grid.Grid, row), Result = reason });

        void Settle(Notification row, NotificationState state, string reason) => settled.Add(row with { State = state, SettledAt = now, Result = reason });
    }
}
