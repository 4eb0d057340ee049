import type { Language } from '../grid/choices';

/** Times as the organisation's clocks show them, whatever the reader's own time zone. */
export class Times {
  readonly #time: Intl.DateTimeFormat;
  readonly #dayAndTime: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #ago: Intl.RelativeTimeFormat;

  constructor(language: Language, timeZone: string) {
    // British English writes the 24-hour clock that the page uses in every language.
    const locale = language === 'en' ? 'en-GB' : language;
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    this.#time = new Intl.DateTimeFormat(locale, { timeZone, ...time, second: '2-digit' });
    this.#dayAndTime = new Intl.DateTimeFormat(locale, { timeZone, ...time, day: 'numeric', month: 'short' });
    this.#day = new Intl.DateTimeFormat('en-CA', { timeZone });
    this.#ago = new Intl.RelativeTimeFormat(locale);
  }

  /** Hours to seconds if it is of today, else day and time. */
  clock(at: number, now: number): string {
    const isToday = this.#day.format(at) === this.#day.format(now);
    return (isToday ? this.#time : this.#dayAndTime).format(at);
  }

  /** "12 minutes ago". */
  ago(at: number, now: number): string {
    const minutes = Math.round((now - at) / 60_000);
    if (minutes < 60) return this.#ago.format(-minutes, 'minute');
    const hours = Math.round(minutes / 60);
    return hours < 48 ? this.#ago.format(-hours, 'hour') : this.#ago.format(-Math.round(hours / 24), 'day');
  }
}

/** The first moment of a calendar day in a time zone.
 * @param day As `2026-05-04`. */
export function startOfDay(day: string, timeZone: string): Date {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  const shownAt = (time: number): number => {
    const part = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']);
  };
  const wanted = Date.parse(`${day}T00:00:00Z`);
  // The offset at the first guess may be that of the other side of a change of clocks.
  const guess = wanted - (shownAt(wanted) - wanted);
  const start = guess - (shownAt(guess) - wanted);
  // Where midnight is left out by a change of clocks, the day begins after it.
  return new Date(shownAt(start) < wanted ? guess : start);
}

/** The calendar day of a moment in a time zone, as `2026-05-04`. */
export const dayIn = (time: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(time);

let held: { readonly language: Language; readonly timeZone: string; readonly times: Times } | null = null;

/** Formats are dear to make and seldom change. */
export function timesOf(language: Language, timeZone: string): Times {
  if (held?.language !== language || held.timeZone !== timeZone)
    held = { language, timeZone, times: new Times(language, timeZone) };
  return held.times;
}
