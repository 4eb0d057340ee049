import { describe, expect, it, vi } from 'vitest';
import { keyOf } from '../src/grid/states';
import { answer, definition, newStore, snapshot, state } from './samples';

const a = keyOf('location', 'A');

describe('Store', () => {
  it('takes a state only if its version is newer', () => {
    const store = newStore();
    store.takeSnapshot(snapshot(1, [state('A', 5)]));
    store.takeStates([state('A', 4)]);
    expect(store.figures(a).count).toBe(5);
    store.takeStates([state('A', 6)]);
    expect(store.figures(a).count).toBe(6);
  });

  it('takes a state of the same version if its time is newer: windows roll by the clock', () => {
    const store = newStore();
    store.takeSnapshot(snapshot(1, [state('A', 5, 5, '2026-05-04T09:00:00Z')]));
    store.takeStates([state('A', 5, 3, '2026-05-04T09:00:00.5Z')]);
    expect(store.figures(a).count).toBe(3);
    store.takeStates([state('A', 5, 5, '2026-05-04T09:00:00.25Z')]);
    expect(store.figures(a).count).toBe(3);
    expect(store.states.asOf).toBe('2026-05-04T09:00:00.5Z');
  });

  it('keeps a newer state when a snapshot of the same epoch has an older one', () => {
    const store = newStore();
    store.takeSnapshot(snapshot(1, [state('A', 5)]));
    store.takeStates([state('A', 9)]);
    store.takeSnapshot(snapshot(2, [state('A', 8)]));
    expect(store.figures(a).count).toBe(9);
  });

  it('takes the word of a new epoch, even if its versions begin again', () => {
    const store = newStore();
    store.takeSnapshot(snapshot(1, [state('A', 5), state('B', 2)]));
    store.takeSnapshot(snapshot(1, [state('A', 1)], 'f'));
    expect(store.figures(a).count).toBe(1);
    expect(store.figures(keyOf('location', 'B'))).toMatchObject({ count: 0, mean: null });
  });

  it('notes what changed until it is painted, and tells each time', () => {
    const tell = vi.fn();
    const store = newStore(tell);
    store.takeSnapshot(snapshot(1, [state('A', 5)]));
    expect(store.takeChanged()).toMatchObject({ definition: true, choices: true, states: new Set([a]) });
    tell.mockClear();
    store.takeStates([state('A', 6)]);
    store.takeStates([state('A', 7), state('B', 1)]);
    expect(tell).toHaveBeenCalledTimes(2);
    const changed = store.takeChanged();
    expect(changed.states).toEqual(new Set([a, keyOf('location', 'B')]));
    expect(changed.choices).toBe(false);
    expect(store.takeChanged().states.size).toBe(0);
  });

  it('draws a definition again only if it is another', () => {
    const store = newStore();
    store.takeSnapshot(snapshot(1));
    store.takeChanged();
    store.takeSnapshot({ ...snapshot(2), definition: structuredClone(definition) });
    expect(store.takeChanged().definition).toBe(false);
    store.takeSnapshot({ ...snapshot(3), definition: { ...definition, version: 2 } });
    expect(store.takeChanged().definition).toBe(true);
  });

  it('keeps the newest answers, newest first, each once', () => {
    const store = newStore();
    const [first, second, third] = [answer(1, '2026-05-04T09:00:01Z'), answer(2, '2026-05-04T09:00:02Z'), answer(3, '2026-05-04T09:00:03Z')];
    store.takeSnapshot(snapshot(1, [], 'e', [second, first]));
    store.takeAnswers([second, third]);
    expect(store.answers.map((x) => x.n)).toEqual([3, 2, 1]);
    store.takeAnswers([{ ...second, comment: '***' }]);
    expect(store.answers.map((x) => [x.n, x.comment])).toEqual([[3, null], [2, '***'], [1, null]]);
    for (let n = 4; n < 80; n++) store.takeAnswers([answer(n, `2026-05-04T09:01:${String(n % 60).padStart(2, '0')}Z`)]);
    expect(store.answers).toHaveLength(50);
  });
});
