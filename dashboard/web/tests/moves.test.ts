import { describe, expect, it } from 'vitest';
import { figuresOf, statesOf } from '../src/feed/moves';
import { windowNames, type Figures, type Moves, type State, type WindowName } from '../src/grid/contract';
import { moves, state } from './samples';

const batch = (location: Moves['states']['location']): Moves => ({ epoch: 'e', seq: 2, asOf: '2026-05-04T09:00:01Z', states: { location: location! }, answers: [] });
const windows = (of: (name: WindowName) => Figures) => Object.fromEntries(windowNames.map((name) => [name, of(name)])) as State['windows'];
const held: State = { ...state('A', 5), windows: windows((name) => figuresOf(name === '1h' ? [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] : [2, 0, 0, 0, 0, 0, 3, 0, 0, 0])) };
const look = (key: string) => (key === 'location:A' ? held : undefined);

describe('statesOf', () => {
  it('adds answers to every window', () => {
    const [made] = statesOf(batch([['A', 5, 7, [1, 1, 10, 1]]]), look)!;
    expect(made).toEqual({
      kind: 'location', id: 'A', version: 7, asOf: '2026-05-04T09:00:01Z',
      windows: windows((name) => figuresOf(name === '1h' ? [2, 0, 0, 0, 0, 0, 0, 0, 0, 1] : [3, 0, 0, 0, 0, 0, 3, 0, 0, 1])),
    });
  });

  it('replaces the windows that are said and keeps the others', () => {
    const [made] = statesOf(batch([['A', 6, { '1h': [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, 5]]), look)!;
    expect(made!.windows['1h']).toMatchObject({ count: 0, mean: null });
    expect(made!.windows['90d']).toEqual(held.windows['90d']);
  });

  it('takes what it does not know only when all of it is said', () => {
    expect(statesOf(moves(2, [state('B', 1)]), look)![0]).toMatchObject({ id: 'B', version: 1 });
    expect(statesOf(batch([['B', 1, { '1h': [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }, null]]), look)).toBeNull();
    expect(statesOf(batch([['A', 7, { '1h': [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }, 6]]), look)).toBeNull();
    expect(statesOf(batch([['B', 0, 1, [1, 1]]]), look)).toBeNull();
  });

  it('adds nothing twice, and says when something is missing', () => {
    expect(statesOf(batch([['A', 4, 5, [1, 1]]]), look)).toEqual([]);
    expect(statesOf(batch([['A', 6, 7, [1, 1]]]), look)).toBeNull();
  });
});

describe('figuresOf', () => {
  it('are those of the server', () => {
    expect(figuresOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ count: 0, mean: null, satisfied: null, dissatisfied: null, nps: null });
    // 201 points in 200 answers: 1.005, of which the nearest double lies below.
    expect(figuresOf([199, 1, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ count: 200, mean: 1.01, satisfied: 0, dissatisfied: 1, nps: -100 });
    expect(figuresOf([0, 1, 0, 0, 1, 1, 1, 2, 0, 3])).toMatchObject({ count: 9, mean: 7.33, satisfied: 0.5556, dissatisfied: 0.1111, nps: 0 });
  });
});
