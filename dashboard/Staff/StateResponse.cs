using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Dashboard.Alarms;
using Kazva.Feed;
using Kazva.RollUp;

namespace Kazva.Dashboard.Staff;

/// <summary>The state of a grain with its alarms.</summary>
/// <param name="Alarms">Those that are not resolved; null while they cannot be told, which is not the same as none.</param>
internal sealed record StateResponse(
    GridLevel Kind, string Id, long Version, DateTimeOffset AsOf, WindowFigures Windows, ImmutableArray<StateAlarm>? Alarms)
{
    public static StateResponse Of(GridState state, ILookup<AlarmSubject, StateAlarm>? alarms) =>
        new(state.Kind, state.Id, state.Version, state.AsOf, state.Windows, alarms is null ? null : [.. alarms[new(state.Kind, state.Id)]]);

    /// <summary>The alarms that are not resolved, by what they are about; null where what stands is not known.</summary>
    public static ILookup<AlarmSubject, StateAlarm>? By(AlarmSnapshot? snapshot) => snapshot?.Alarms
        .Where(alarm => alarm.State != AlarmState.Resolved)
        .ToLookup(alarm => alarm.Subject, alarm => new StateAlarm(alarm.Id, alarm.Rule, alarm.State, alarm.Since, alarm.Severity));
}
