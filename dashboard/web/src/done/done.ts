import type { AlarmApi } from '../alarms/api';
import { AlarmContext } from '../alarms/context';
import { fetchedPanel, type Panel } from '../alarms/panel';
import type { Changed, Store } from '../grid/store';
import { html, setText, the } from '../page/elements';
import { texts } from '../words/texts';
import { actionCard } from './card';
import type { Action } from './contract';
import { askNewAction } from './form';

/** What was done, as staff tell it to citizens. */
export class DoneView {
  readonly #context: AlarmContext;
  readonly #begin = html('button', { type: 'button', class: 'first', 'data-do': 'new-action' });
  readonly #hint = html('p', { class: 'soft' });
  readonly #panel: Panel;
  #isShown = false;

  constructor(store: Store, api: AlarmApi) {
    const context = (this.#context = new AlarmContext(store, api));
    this.#panel = fetchedPanel<{ readonly actions: readonly Action[] }>(
      context, () => 'actions', ({ actions }, reload) => actions.length === 0 ? [] : [html('ul', { class: 'cards' }, ...actions.map((action) => actionCard(context, action, reload)))],
      [this.#begin]);
    this.#begin.addEventListener('click', () => askNewAction(context, () => this.#panel.open()));
    the('#done-room').append(html('div', {}, this.#hint, this.#panel.element));
  }

  paint(changed: Changed): void {
    const { store, language } = this.#context;
    if (store.choices.view !== 'done' || !store.names) {
      this.#isShown = false;
      return;
    }
    if (!changed.choices && this.#isShown) return;
    setText(this.#begin, texts[language].done.begin);
    setText(this.#hint, texts[language].done.hint);
    if (this.#isShown) return this.#panel.paint();
    this.#isShown = true;
    this.#panel.open();
  }
}
