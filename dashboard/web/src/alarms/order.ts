import type { Alarm, AlarmState, Severity, Silence } from './contract';

/** The order in which the page shows them: what nobody has taken on comes first. */
export const groups: readonly AlarmState[] = ['firing', 'acknowledged', 'pending', 'resolved'];

const weight: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, notice: 2 };

/** The alarms of one state: the worst first, then the newest; those that are over by when they ended. */
export function ofState(alarms: readonly Alarm[], state: AlarmState): Alarm[] {
  return alarms.filter((alarm) => alarm.state === state).sort((a, b) =>
    (state === 'resolved' ? 0 : weight[a.severity] - weight[b.severity])
    || Date.parse(b.since) - Date.parse(a.since) || (a.id < b.id ? -1 : 1));
}

/** Those that hold or will, the first to end first. */
export const openSilences = (silences: readonly Silence[], now: number): Silence[] =>
  silences.filter((silence) => Date.parse(silence.until) > now).sort((a, b) => Date.parse(a.until) - Date.parse(b.until));
