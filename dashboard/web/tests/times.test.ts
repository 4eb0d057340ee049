import { describe, expect, it } from 'vitest';
import { dayIn, startOfDay } from '../src/words/times';

describe('the first moment of a day', () => {
  it.each([
    ['2026-05-04', 'Europe/Sofia', '2026-05-03T21:00:00.000Z'],
    ['2026-01-04', 'Europe/Sofia', '2026-01-03T22:00:00.000Z'],
    // Clocks go forward at three and back at four.
    ['2026-03-29', 'Europe/Sofia', '2026-03-28T22:00:00.000Z'],
    ['2026-03-30', 'Europe/Sofia', '2026-03-29T21:00:00.000Z'],
    ['2026-10-25', 'Europe/Sofia', '2026-10-24T21:00:00.000Z'],
    ['2026-10-26', 'Europe/Sofia', '2026-10-25T22:00:00.000Z'],
    ['2026-05-04', 'UTC', '2026-05-04T00:00:00.000Z'],
    ['2026-05-04', 'Asia/Tokyo', '2026-05-03T15:00:00.000Z'],
    ['2026-05-04', 'America/New_York', '2026-05-04T04:00:00.000Z'],
    // Midnight itself is left out: clocks go from 00:00 to 01:00.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, start) => {
    expect(startOfDay(day, zone).toISOString()).toBe(start);
    expect(dayIn(new Date(start), zone)).toBe(day);
    expect(dayIn(new Date(Date.parse(start) - 1), zone)).not.toBe(day);
  });
});
