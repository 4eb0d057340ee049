import type { Figures, Kind, State, WindowName } from './contract';

export type StateKey = `${Kind}:${string}`;

export const keyOf = (kind: Kind, id: string): StateKey => `${kind}:${id}`;

const noAnswers: Figures = {
  count: 0, mean: null, satisfied: null, dissatisfied: null, nps: null, histogram: null,
};

/** Orders two UTC times as text, whatever their number of decimals. */
const compareTimes = (a: string, b: string): number => {
  const x = a.replace(/(Z|\+00:00)$/, '');
  const y = b.replace(/(Z|\+00:00)$/, '');
  return x < y ? -1 : x > y ? 1 : 0;
};

export const isNewer = (a: State, b: State): boolean =>
  a.version > b.version || (a.version === b.version && compareTimes(a.asOf, b.asOf) > 0);

/** The newest state of every grain. Lost, repeated and reordered reports do no harm. */
export class States {
  readonly #states = new Map<StateKey, State>();
  #asOf: string | null = null;

  /** The newest time that any state speaks of. */
  get asOf(): string | null {
    return this.#asOf;
  }

  get(key: StateKey): State | undefined {
    return this.#states.get(key);
  }

  figures(key: StateKey, window: WindowName): Figures {
    return this.#states.get(key)?.windows[window] ?? noAnswers;
  }

  clear(): void {
    this.#states.clear();
    this.#asOf = null;
  }

  /** Takes a state if it is newer than the one held; says whether it was. */
  take(state: State): boolean {
    const key = keyOf(state.kind, state.id);
    const held = this.#states.get(key);
    if (held && !isNewer(state, held)) return false;
    this.#states.set(key, state);
    if (this.#asOf === null || compareTimes(state.asOf, this.#asOf) > 0) this.#asOf = state.asOf;
    return true;
  }
}
