import { windowNames, type Figures, type Kind, type Move, type Moves, type State } from '../grid/contract';
import { keyOf, type StateKey } from '../grid/states';

const rounded = (part: number, whole: number, scale: number): number => Math.floor((2 * part * scale + whole) / (2 * whole)) / scale;

const sum = (bars: readonly number[]): number => bars.reduce((all, bar) => all + bar, 0);

/** The figures of ten counts, rounded as the server does: among whole numbers, halves up. */
export function figuresOf(histogram: readonly number[]): Figures {
  const count = sum(histogram);
  if (count === 0) return { count, mean: null, satisfied: null, dissatisfied: null, nps: null, histogram };
  const lead = sum(histogram.slice(8)) - sum(histogram.slice(0, 6));
  const points = histogram.reduce((all, bar, index) => all + bar * (index + 1), 0);
  return {
    count,
    mean: rounded(points, count, 100),
    satisfied: rounded(sum(histogram.slice(7)), count, 10_000),
    dissatisfied: rounded(sum(histogram.slice(0, 4)), count, 10_000),
    nps: lead === 0 ? 0 : Math.sign(lead) * rounded(100 * Math.abs(lead), count, 1),
    histogram,
  };
}

type Added = Extract<Move, readonly [string, number, number, unknown]>;
type Replaced = Exclude<Move, Added>;

/** The states that a batch leads to from those held, or null when it does not fit them: then only a new snapshot tells the truth. */
export function statesOf(moves: Moves, held: (key: StateKey) => State | undefined): State[] | null {
  const states: State[] = [];
  for (const [kind, list] of Object.entries(moves.states) as [Kind, readonly Move[]][]) {
    for (const move of list) {
      const before = held(keyOf(kind, move[0]));
      if (typeof move[1] === 'number' && typeof move[2] === 'object') {
        const [id, version, moved, from] = move as Replaced;
        // What is not said is as it was at a version that has to be the one held.
        if (windowNames.some((name) => !moved[name]) && before?.version !== from) return null;
        const windows = windowNames.map((name) => {
          const histogram = moved[name];
          return [name, histogram ? figuresOf(histogram) : before?.windows[name]] as const;
        });
        if (windows.some(([, figures]) => figures === undefined)) return null;
        states.push({ kind, id, version, asOf: moves.asOf ?? '', windows: Object.fromEntries(windows) as State['windows'] });
        continue;
      }
      const [id, from, version, added] = move as Added;
      if (before && before.version >= version) continue; // What is held has it already.
      if (before?.version !== from) return null;
      const windows = windowNames.map((name) => {
        const histogram = Array.from({ length: 10 }, (_, bar) => before.windows[name].histogram?.[bar] ?? 0);
        for (let i = 0; i < added.length; i += 2) histogram[added[i]! - 1]! += added[i + 1]!;
        return [name, figuresOf(histogram)] as const;
      });
      states.push({ kind, id, version, asOf: moves.asOf ?? '', windows: Object.fromEntries(windows) as State['windows'] });
    }
  }
  return states;
}
