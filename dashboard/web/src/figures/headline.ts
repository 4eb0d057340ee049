import type { Changed, Store } from '../grid/store';
import { keyOf } from '../grid/states';
import { flash } from '../page/flash';
import { setAttribute, setText, the } from '../page/elements';
import { numbers } from '../words/numbers';
import { texts } from '../words/texts';
import { histogram } from './histogram';
import { paintClass } from './scale';

/** The organisation's own figures, each with its cut-offs and on how many answers it rests. */
export class HeadlineView {
  readonly #store: Store;
  readonly #bars = histogram();

  constructor(store: Store) {
    this.#store = store;
    the('#organisation-histogram').append(this.#bars.element);
  }

  paint(changed: Changed): void {
    const { definition, choices: { language, window } } = this.#store;
    if (!definition) return;
    const isLive = changed.states.has(keyOf('organisation', definition.organisation.id));
    if (!isLive && !changed.choices) return;
    const figures = this.#store.organisationFigures();
    const format = numbers[language];
    const write = (name: string, text: string, value: number | null) => {
      const element = the(`#organisation-${name}`);
      setAttribute(element, 'data-value', value ?? '');
      if (setText(element, text) && !changed.choices) flash(element);
    };
    write('mean', format.mean(figures.mean), figures.mean);
    write('satisfied', format.share(figures.satisfied), figures.satisfied);
    write('dissatisfied', format.share(figures.dissatisfied), figures.dissatisfied);
    write('nps', format.nps(figures.nps), figures.nps);
    write('count', format.answers(figures.count), figures.count);
    setText(the('#organisation-window'), texts[language].during[window]);
    setAttribute(the('#organisation-scale'), 'class', `scale ${paintClass(figures)}`);
    this.#bars.paint(figures.histogram, language);
  }
}
