import { describe, expect, it } from 'vitest';
import { meanClass, paintClass } from '../src/figures/scale';
import { numbers, spoken } from '../src/words/numbers';
import { texts } from '../src/words/texts';
import { timesOf } from '../src/words/times';
import { figures } from './samples';

describe('the colour scale', () => {
  it('puts a mean into the half-open class that it belongs to', () => {
    expect([1, 3.99, 4, 5.5, 6, 6.99, 7, 8, 9, 10].map(meanClass)).toEqual([0, 0, 1, 2, 3, 3, 4, 5, 6, 6]);
  });

  it('tells few answers and none from enough', () => {
    expect(paintClass(figures(0))).toBe('empty');
    expect(paintClass(figures(4, 8.2))).toBe('score-5 few');
    expect(paintClass(figures(5, 8.2))).toBe('score-5');
  });
});

describe('numbers', () => {
  it('are written as the language does', () => {
    expect(numbers.bg.mean(7.25)).toBe('7,25');
    expect(numbers.en.mean(7.25)).toBe('7.25');
    expect(numbers.en.shortMean(7.25)).toMatch(/^7\.[23]$/);
    expect(numbers.en.share(0.583)).toBe('58%');
    expect([-8, 0, 12].map(numbers.en.nps)).toEqual(['−8', '0', '+12']);
    expect(numbers.en.answers(1)).toBe('1 answer');
    expect(numbers.en.answers(1234)).toBe('1,234 answers');
    expect(numbers.bg.answers(1)).toBe('1 отговор');
  });

  it('are never zero where there are no answers', () => {
    expect([numbers.bg.mean(null), numbers.bg.share(null), numbers.bg.nps(null)]).toEqual(['–', '–', '–']);
    expect(spoken(figures(0), 'en')).toBe('no answers');
    expect(spoken(figures(12, 7.25), 'en')).toBe('7.25 out of 10, 12 answers');
  });
});

describe('times', () => {
  it("are of the organisation's clocks", () => {
    const at = Date.parse('2026-05-04T09:12:31Z');
    expect(timesOf('en', 'Europe/Sofia').clock(at, at)).toBe('12:12:31');
    expect(timesOf('en', 'Europe/Sofia').clock(at, at + 86_400_000)).toBe('4 May, 12:12');
    expect(timesOf('bg', 'Europe/Sofia').clock(at, at)).toContain('12:12:31');
  });

  it('say how long ago', () => {
    expect(timesOf('en', 'UTC').ago(0, 12 * 60_000)).toBe('12 minutes ago');
    expect(timesOf('en', 'UTC').ago(0, 5 * 3_600_000)).toBe('5 hours ago');
  });
});

it('both languages say everything', () => {
  expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts.bg).sort());
});
