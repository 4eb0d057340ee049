import { enoughAnswers, paintClass } from '../figures/scale';
import type { Language } from '../grid/choices';
import type { Figures } from '../grid/contract';
import { flash } from '../page/flash';
import { html, setAttribute, setText } from '../page/elements';
import { numbers } from '../words/numbers';
import { texts } from '../words/texts';
import type { Entry } from './entries';

const columns = ['count', 'mean', 'satisfied', 'dissatisfied', 'nps'] as const;

export interface Row {
  readonly element: HTMLTableRowElement;
  paint(entry: Entry, figures: Figures, language: Language, live: boolean): void;
}

/** @param open Makes the name a button: what it does when pressed. */
export function row(key: string, open: (() => void) | null): Row {
  const name = html(open ? 'button' : 'span', open ? { type: 'button', class: 'name' } : { class: 'name' });
  if (open) name.addEventListener('click', open);
  const detail = html('span', { class: 'detail' });
  const cells = columns.map((column) => html('td', { 'data-figure': column }, html('span')));
  const element = html('tr', { 'data-key': key }, html('th', { scope: 'row' }, name, detail), ...cells);
  return {
    element,
    paint(entry, figures, language, live) {
      const format = numbers[language];
      setText(name, entry.name);
      setText(detail, entry.retired ? `${entry.detail} · ${texts[language].retired}` : entry.detail);
      setAttribute(element, 'class', paintClass(figures));
      setAttribute(element, 'data-count', figures.count);
      const shown = [format.count(figures.count), format.mean(figures.mean), format.share(figures.satisfied),
        format.share(figures.dissatisfied), format.nps(figures.nps)];
      const isFew = figures.count > 0 && figures.count < enoughAnswers;
      cells.forEach((cell, i) => {
        const value = cell.firstElementChild!;
        if (setText(value, shown[i]!) && live) flash(value);
        setAttribute(cell, 'title', i > 0 && isFew ? texts[language].fewAnswers : false);
      });
    },
  };
}
