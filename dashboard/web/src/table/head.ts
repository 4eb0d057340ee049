import type { Choices, Column } from '../grid/choices';
import type { Store } from '../grid/store';
import { html, setAttribute, setText, the } from '../page/elements';
import { texts } from '../words/texts';
import { nextSort } from './sort';

const columns: readonly Column[] = ['name', 'count', 'mean', 'satisfied', 'dissatisfied', 'nps'];

/** The column heads: each a button that sorts. Returns how to paint them. */
export function tableHead(store: Store): (choices: Choices) => void {
  const heads = columns.map((column) => {
    const label = html('span', { class: 'label' });
    const cutoffs = html('span', { class: 'cutoffs' });
    const button = html('button', { type: 'button', 'data-sort': column }, label, cutoffs);
    button.addEventListener('click', () => store.choose({ sort: nextSort(store.choices.sort, column) }));
    return { column, label, cutoffs, cell: html('th', { scope: 'col', 'data-column': column }, button) };
  });
  the('#table-head').append(...heads.map((head) => head.cell));
  return ({ sort, language }) => {
    for (const { column, label, cutoffs, cell } of heads) {
      setText(label, texts[language].columns[column]);
      setText(cutoffs, texts[language].cutoffs[column]);
      setAttribute(cell, 'aria-sort', sort.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending');
    }
  };
}
