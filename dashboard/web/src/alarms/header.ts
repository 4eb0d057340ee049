import type { Changed, Store } from '../grid/store';
import { setAttribute, setText, the } from '../page/elements';
import { fill } from '../words/texts';
import type { AlarmApi } from './api';
import { AlarmContext } from './context';
import { ofState } from './order';

/** How many alarms fire, on every view, and the voice that tells of a new one. */
export class AlarmHeaderView {
  readonly #context: AlarmContext;

  constructor(store: Store, api: AlarmApi) {
    this.#context = new AlarmContext(store, api);
  }

  paint(changed: Changed): void {
    if (changed.choices) this.#paintLinks();
    if (!changed.alarms && !changed.choices) return;
    this.#paintCount();
    this.#announce();
  }

  #paintLinks(): void {
    const { view } = this.#context.store.choices;
    for (const link of document.querySelectorAll<HTMLElement>('[data-view-link]'))
      setAttribute(link, 'aria-current', link.dataset['viewLink'] === view ? 'page' : false);
  }

  #paintCount(): void {
    const { store: { alarms }, words, numbers } = this.#context;
    const count = ofState(alarms.alarms, 'firing').length;
    const element = the('#firing-count');
    // What is not known is shown as that, and not as none.
    setText(element, alarms.isLost ? '?' : numbers.count(count));
    setAttribute(element, 'data-count', alarms.isLost ? 'unknown' : count);
    const said = alarms.isLost ? 'unknown' : count === 0 ? 'none' : count === 1 ? 'one' : 'other';
    setText(the('#firing-spoken'), fill(words.firingCount[said], { n: numbers.count(count) }));
  }

  #announce(): void {
    const fired = this.#context.store.takeFired();
    const last = fired.at(-1);
    if (!last) return;
    const text = fill(this.#context.words.newAlarm, { what: this.#context.what(last), where: this.#context.place(last.subject).name });
    setText(the('#announcer'), text);
  }
}
