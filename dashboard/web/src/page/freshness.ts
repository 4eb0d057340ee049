import { plainViews } from '../grid/choices';
import type { Changed, Store } from '../grid/store';
import { fill, texts } from '../words/texts';
import { timesOf } from '../words/times';
import { setAttribute, setText, the } from './elements';

/** Figures older than this are told with their age. */
const old = 2 * 60_000;
const everyWhile = 10_000;

/** How fresh the page is: the connection's state, and as of when the newest figure is.
 * Until the first snapshot there is nothing else to show. */
export class FreshnessView {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    // Age grows although nothing arrives: then above all.
    setInterval(() => this.#paintAsOf(), everyWhile);
  }

  paint(changed: Changed): void {
    if (changed.definition || changed.choices) this.#paintArrival();
    if (changed.connection || changed.choices) this.#paintConnection();
    if (changed.states.size > 0 || changed.choices) this.#paintAsOf();
  }

  #paintArrival(): void {
    const isThere = this.#store.definition !== null;
    const { view } = this.#store.choices;
    the('#grid-view').hidden = !isThere || view !== 'grid';
    the('#alarm-view').hidden = !isThere || view !== 'alarms';
    the('#held-view').hidden = !isThere || view !== 'held';
    the('#skip').hidden = !isThere || view !== 'grid';
    the('#skip-alarms').hidden = !isThere || view !== 'alarms';
    the('#skip-held').hidden = !isThere || view !== 'held';
    for (const plain of plainViews) {
      the(`#${plain}-view`).hidden = !isThere || view !== plain;
      the(`#skip-${plain}`).hidden = !isThere || view !== plain;
    }
    setAttribute(document.body, 'data-view', view);
    the('#loading').hidden = isThere;
  }

  #paintConnection(): void {
    const { connection, choices: { language } } = this.#store;
    const words = texts[language];
    const text = {
      'connecting': words.connecting, 'catching-up': words.catchingUp, 'live': words.live, 'reconnecting': words.reconnecting,
    }[connection.state];
    const since = connection.state === 'reconnecting' ? this.#times().clock(connection.since, Date.now()) : '';
    setAttribute(the('#connection'), 'data-state', connection.state);
    const told = fill(text, { time: since });
    setText(the('#connection-text'), told);
    setText(the('#loading'), connection.state === 'reconnecting' ? told : words.loading);
  }

  #paintAsOf(): void {
    const { states: { asOf }, choices: { language } } = this.#store;
    const [at, now] = [asOf === null ? null : Date.parse(asOf), Date.now()];
    const element = the('#as-of');
    const isOld = at !== null && now - at > old;
    setAttribute(element, 'data-as-of', asOf ?? '');
    setAttribute(element, 'class', isOld ? 'old' : '');
    if (at === null) return void setText(element, '');
    const text = fill(texts[language].asOf, { time: this.#times().clock(at, now) });
    setText(element, isOld ? `${text} (${this.#times().ago(at, now)})` : text);
  }

  #times() {
    // Before the organisation is known, the reader's own clock.
    const zone = this.#store.definition?.organisation.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return timesOf(this.#store.choices.language, zone);
  }
}
