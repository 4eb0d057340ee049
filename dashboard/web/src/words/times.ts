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

let held: { readonly language: Language; readonly timeZone: string; readonly times: Times } | null = null;

/** Formats are dear to make and seldom change. */
export function timesOf(language: Language, timeZone: string): Times {
  if (held?.language !== language || held.timeZone !== timeZone)
    held = { language, timeZone, times: new Times(language, timeZone) };
  return held.times;
}
