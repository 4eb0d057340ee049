import type { Alarm, AlarmState, News, Silence, Standing, Subject } from '../src/alarms/contract';
import { windowNames, type Answer, type Definition, type Figures, type Kind, type Move, type Moves, type Snapshot, type State } from '../src/grid/contract';
import { startingChoices } from '../src/grid/choices';
import { Store } from '../src/grid/store';

export const figures = (count: number, mean: number | null = count === 0 ? null : 7): Figures => ({
  count, mean, satisfied: mean && 0.5, dissatisfied: mean && 0.1, nps: mean && 5, histogram: null,
});

export function state(id: string, version: number, count = version, asOf = '2026-05-04T09:00:00Z', kind: Kind = 'location'): State {
  const all = figures(count);
  return { kind, id, version, asOf, windows: { '1h': all, '24h': all, '7d': all, '30d': all, '90d': all } };
}

const place = (id: string, bg: string, en: string) => ({ id, name: { bg, en }, lon: 25.6, lat: 42.4, population: null });
const plate = (code: string, settlement: string) => ({
  code, name: { bg: `Площадка ${code}`, en: `Playground ${code}` }, settlement, category: 'playgrounds',
  lon: 25.6, lat: 42.4, kind: 'place', building: null, retired: false,
});

export const definition: Definition = {
  version: 1,
  simulated: false,
  organisation: { id: 'town', name: { bg: 'Град', en: 'Town' }, languages: ['bg', 'en'], timeZone: 'Europe/Sofia', map: null },
  settlements: [place('1', 'Елхово', 'Elhovo'), place('2', 'Люляк', 'Lyulyak')],
  categories: [{ id: 'playgrounds', name: { bg: 'Площадки', en: 'Playgrounds' } }],
  locations: [plate('A', '1'), plate('B', '2')],
};

export const answer = (n: number, countedAt: string, comment: string | null = null): Answer =>
  ({ location: 'A', n, score: 7, comment, language: 'bg', countedAt, receivedAt: countedAt });

export const snapshot = (seq: number, states: readonly State[] = [], epoch = 'e', latest: readonly Answer[] = []): Snapshot =>
  ({ definition, states, latest, feed: { epoch, seq } });

const counts = (count: number): number[] => [0, 0, 0, 0, 0, 0, count, 0, 0, 0];

/** A batch that says the windows of states anew. */
export function moves(seq: number, states: readonly State[] = [], epoch = 'e', answers: readonly Answer[] = []): Moves {
  const byKind: Partial<Record<Kind, Move[]>> = {};
  for (const { kind, id, version, windows } of states)
    (byKind[kind] ??= []).push([id, version, Object.fromEntries(windowNames.map((name) => [name, counts(windows[name].count)])), null]);
  return { epoch, seq, asOf: states[0]?.asOf ?? null, states: byKind, answers };
}

export const newStore = (tell: () => void = () => {}): Store => new Store(startingChoices(null, 'en'), tell);

export const alarm = (id: string, number: number, state: AlarmState = 'firing', more: Partial<Alarm> = {}): Alarm => ({
  id, rule: 'drop', lane: 'drop', severity: 'warning', subject: { level: 'location', id: 'A' }, choiceText: null, team: null, state, number,
  since: `2026-05-04T09:${String(number).padStart(2, '0')}:00Z`, openedAt: '2026-05-04T09:00:00Z', firedAt: null, acknowledgedBy: null, reports: 0,
  figures: { window: '24h', count: 21, value: 0.62, level: 0.3, usual: 0.2, probability: 0.987, lastAnswerAt: null }, ...more,
});

export const silence = (id: string, place: Subject, until = '2026-05-05T09:00:00Z'): Silence =>
  ({ id, place, from: '2026-05-04T08:00:00Z', until, reason: 'Repair', who: 'ana', endedBy: null });

export const standing = (seq: number, alarms: readonly Alarm[] = [], epoch = 'a', silences: readonly Silence[] = []): Standing => ({
  epoch, seq, judged: '2026-05-04T09:00:00Z', alarms, silences,
  rules: [{ id: 'drop', name: { en: 'Drop', bg: 'Спад' }, lane: 'drop', measure: 'dissatisfied', severity: 'warning', team: null }], teams: [],
});

export const news = (seq: number, alarms: readonly Alarm[] = [], epoch = 'a'): News => ({ epoch, seq, alarms, transitions: [], silences: [] });
