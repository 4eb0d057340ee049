import { histogram } from '../figures/histogram';
import { enoughAnswers } from '../figures/scale';
import type { Store } from '../grid/store';
import type { StateKey } from '../grid/states';
import { html, setText } from '../page/elements';
import { numbers } from '../words/numbers';
import { texts } from '../words/texts';

export interface Card {
  readonly element: HTMLElement;
  paint(store: Store, key: StateKey): void;
}

function title(store: Store, key: StateKey): { name: string; place: string } {
  const { names, choices: { language } } = store;
  const id = key.slice(key.indexOf(':') + 1);
  const location = key.startsWith('location:') ? names?.locations.get(id) : undefined;
  if (!names || !location) return { name: names?.settlement(id, language) ?? id, place: '' };
  const place = [names.settlement(location.settlement, language), names.category(location.category, language)];
  return { name: names.text(location.name, language), place: place.join(' · ') };
}

/** The figures of what the reader points at. The same is in the table, so it is hidden from
 * assistive technology. */
export function card(): Card {
  const name = html('p', { class: 'card-name' });
  const place = html('p', { class: 'card-place' });
  const mean = html('strong');
  const count = html('span');
  const figures = (['satisfied', 'dissatisfied', 'nps'] as const).map((name) =>
    ({ name, term: html('dt'), value: html('dd') }));
  const list = html('dl', {}, ...figures.flatMap(({ term, value }) => [term, value]));
  const few = html('p', { class: 'card-few' });
  const bars = histogram();
  const element = html('div', { class: 'card', hidden: true, 'aria-hidden': 'true', id: 'card' },
    name, place, html('p', { class: 'card-mean' }, mean, count), few, list, bars.element);
  return {
    element,
    paint(store, key) {
      const { language, window } = store.choices;
      const [words, format, told] = [texts[language], numbers[language], store.figures(key)];
      const isEmpty = told.count === 0;
      const titles = title(store, key);
      setText(name, titles.name);
      setText(place, titles.place);
      place.hidden = titles.place === '';
      setText(mean, isEmpty ? '' : `${format.mean(told.mean)} ${words.outOf}`);
      mean.hidden = isEmpty;
      setText(count, `${isEmpty ? words.noAnswers : format.answers(told.count)}, ${words.during[window]}`);
      for (const { name, term, value } of figures) {
        setText(term, `${words.columns[name]} (${words.cutoffs[name]})`);
        setText(value, name === 'nps' ? format.nps(told.nps) : format.share(told[name]));
      }
      setText(few, words.fewAnswers);
      list.hidden = isEmpty;
      few.hidden = isEmpty || told.count >= enoughAnswers;
      bars.element.toggleAttribute('hidden', isEmpty);
      bars.paint(told.histogram, language);
    },
  };
}
