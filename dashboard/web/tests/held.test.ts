import { describe, expect, it } from 'vitest';
import { viewOf } from '../src/alarms/route';
import type { Decision, Held } from '../src/held/contract';
import { byPlace, choicesOf, keyOf } from '../src/held/order';
import { heldTexts } from '../src/words/held';

const decision = (verdict: Decision['verdict'], number = 9): Decision => ({ number, submission: 1, verdict, who: 'ana', why: null, at: '2026-05-04T09:00:00Z' });
const held = (more: Partial<Held> = {}): Held => ({
  location: 'A', n: 1, score: 2, comment: null, language: null, countedAt: '2026-05-04T09:00:00Z', receivedAt: '2026-05-04T09:00:00Z',
  answers: [], held: 'burst', decision: null, stands: true, ...more,
});

describe('what may be decided', () => {
  it('is both about what is held, and only to take out what counts', () => {
    expect(choicesOf(held())).toEqual({ verdicts: ['released', 'rejected'], instead: null });
    expect(choicesOf(held({ held: null }))).toEqual({ verdicts: ['rejected'], instead: null });
  });

  it('is the opposite of a decision that stands, and nothing of one that was replaced', () => {
    expect(choicesOf(held({ decision: decision('released') }))).toEqual({ verdicts: ['rejected'], instead: 9 });
    expect(choicesOf(held({ decision: decision('rejected') }))).toEqual({ verdicts: ['released'], instead: 9 });
    expect(choicesOf(held({ decision: decision('rejected'), stands: false })).verdicts).toEqual([]);
  });
});

it('puts those of one place together, in the order of the newest', () => {
  const places = byPlace([held({ location: 'B', n: 3 }), held({ n: 2 }), held({ location: 'B', n: 1 })]);
  expect(places.map(({ location, submissions }) => [location, submissions.map(({ n }) => n)])).toEqual([['B', [3, 1]], ['A', [2]]]);
});

it('tells two decisions about one submission apart', () => {
  expect(keyOf(held({ decision: decision('released', 4) }))).not.toBe(keyOf(held({ decision: decision('rejected', 5) })));
});

it('has an address for each list', () => {
  expect(viewOf('#held')).toEqual({ view: 'held', heldTab: 'waiting' });
  expect(viewOf('#held/decided')).toEqual({ view: 'held', heldTab: 'decided' });
  expect(viewOf('#held/none')).toEqual({ view: 'held', heldTab: 'waiting' });
  expect(viewOf('#held-panel')).toBe(null);
});

it('says everything in both languages', () => {
  const texts = (words: object): string[] => Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : texts(word as object)));
  expect(texts(heldTexts.bg).length).toBe(texts(heldTexts.en).length);
  expect(texts(heldTexts.bg).filter((text) => !/[а-я]/i.test(text))).toEqual([]);
});
