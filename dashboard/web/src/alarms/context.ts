import type { Language } from '../grid/choices';
import type { LocalText } from '../grid/contract';
import type { Store } from '../grid/store';
import { numbers } from '../words/numbers';
import { fill, texts } from '../words/texts';
import { timesOf } from '../words/times';
import type { AlarmTexts } from '../words/alarms';
import type { AlarmApi } from './api';
import { Refused } from './api';
import type { Alarm, Measure, Subject, Transition } from './contract';
import { placeOf, type Place } from './places';

/** What the parts of the alarm page have in common: the store, the server, and words in the reader's language. */
export class AlarmContext {
  readonly store: Store;
  readonly api: AlarmApi;

  constructor(store: Store, api: AlarmApi) {
    this.store = store;
    this.api = api;
  }

  get language(): Language {
    return this.store.choices.language;
  }

  get words(): AlarmTexts {
    return texts[this.language].alarms;
  }

  get numbers() {
    return numbers[this.language];
  }

  text(text: LocalText): string {
    return this.store.names?.text(text, this.language) ?? Object.values(text)[0] ?? '';
  }

  place(subject: Subject): Place {
    const { names, definition } = this.store;
    return names && definition
      ? placeOf(subject, names, this.text(definition.organisation.name), this.language)
      : { name: subject.id, detail: '' };
  }

  ruleName(id: string): string {
    const rule = this.store.alarms.rules.get(id);
    return rule ? this.text(rule.name) : id;
  }

  measure(rule: string): Measure | null {
    return this.store.alarms.rules.get(rule)?.measure ?? null;
  }

  teamName(id: string): string {
    const team = this.store.alarms.teams.get(id);
    return team ? this.text(team.name) : id;
  }

  what(alarm: Alarm): string {
    const rule = this.ruleName(alarm.rule);
    return alarm.choiceText ? `${rule}: ${this.text(alarm.choiceText)}` : rule;
  }

  /** A time as the organisation's clocks show it. */
  clock(time: string): string {
    return this.#times().clock(Date.parse(time), Date.now());
  }

  ago(time: string): string {
    return this.#times().ago(Date.parse(time), Date.now());
  }

  /** Why something did not work, in words. Of two who act at once, the second hears who was first. */
  reason(failure: unknown): string {
    if (!(failure instanceof Refused)) return fill(this.words.failed, { why: texts[this.language].connecting });
    if (failure.status !== 409) return fill(this.words.failed, { why: failure.message });
    const first = failure.problem['transition'] as Transition | null | undefined;
    const alarm = failure.problem['alarm'] as Alarm | null | undefined;
    if (alarm) this.store.takeAlarm(alarm);
    return first?.who ? fill(this.words.alreadyBy, { who: first.who, time: this.clock(first.at) }) : this.words.already;
  }

  #times() {
    return timesOf(this.language, this.store.definition?.organisation.timeZone ?? 'UTC');
  }
}
