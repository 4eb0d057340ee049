import { Refused, type AlarmApi } from '../alarms/api';
import type { Store } from '../grid/store';
import type { LocalText } from '../grid/contract';
import type { HeldTexts } from '../words/held';
import { numbers } from '../words/numbers';
import { fill, texts } from '../words/texts';
import { timesOf } from '../words/times';
import type { Decision, Verdict } from './contract';

/** What the parts of the page have in common: the store, the server, and words in the reader's language. */
export class HeldContext {
  readonly store: Store;
  readonly api: AlarmApi;

  constructor(store: Store, api: AlarmApi) {
    this.store = store;
    this.api = api;
  }

  get words(): HeldTexts {
    return texts[this.store.choices.language].held;
  }

  count(count: number): string {
    return numbers[this.store.choices.language].count(count);
  }

  clock(time: string): string {
    const { definition, choices: { language } } = this.store;
    return timesOf(language, definition?.organisation.timeZone ?? 'UTC').clock(Date.parse(time), Date.now());
  }

  place(code: string): string {
    const { names, choices: { language } } = this.store;
    const location = names?.locations.get(code);
    return names && location ? `${names.location(code, language)} · ${names.settlement(location.settlement, language)}` : code;
  }

  /** A text in the reader's language; the id where there is none. */
  text(id: string, text: LocalText | null): string {
    const { names, choices: { language } } = this.store;
    return (text && names?.text(text, language)) || id;
  }

  verb(verdict: Verdict, isInstead: boolean): string {
    const { words } = this;
    if (verdict === 'released') return isInstead ? words.releaseInstead : words.release;
    return isInstead ? words.rejectInstead : words.reject;
  }

  told(decision: Decision): string {
    return fill(this.words.decided[decision.verdict], { who: decision.who, time: this.clock(decision.at) });
  }

  /** Why something did not work, in words. Of two who decide at once, the second hears who was first. */
  reason(failure: unknown): string {
    const { words } = this;
    if (!(failure instanceof Refused)) return fill(words.failed, { why: texts[this.store.choices.language].connecting });
    if (failure.status !== 409) return fill(words.failed, { why: failure.message });
    const first = failure.problem['decision'] as Decision | null | undefined;
    return first ? fill(words.alreadyBy[first.verdict], { who: first.who, time: this.clock(first.at) }) : words.already;
  }
}
