import type { Changed, Store } from '../grid/store';
import type { StateKey } from '../grid/states';
import { setAttribute, setText, the } from '../page/elements';
import { numbers } from '../words/numbers';
import { fill, texts } from '../words/texts';
import { entriesOf, filterEntries, type Entry } from './entries';
import { tableHead } from './head';
import { arrange } from './order';
import { row, type Row } from './row';
import { sortRows } from './sort';
import { tableTabs } from './tabs';

/** The same data as the map, and more of it, as a table. Rows are kept by key and reused. */
export class TableView {
  readonly #store: Store;
  readonly #body = the<HTMLTableSectionElement>('#table-body');
  readonly #search = the<HTMLInputElement>('#search');
  readonly #filter = the<HTMLButtonElement>('#settlement-filter');
  readonly #rows = new Map<StateKey, Row>();
  readonly #paintHead: ReturnType<typeof tableHead>;
  readonly #paintTabs: ReturnType<typeof tableTabs>;
  #entries: readonly Entry[] = [];
  #shown: readonly Entry[] = [];
  #isOverdue = false;

  constructor(store: Store) {
    this.#store = store;
    this.#paintHead = tableHead(store);
    this.#paintTabs = tableTabs(store);
    this.#search.addEventListener('input', () => store.choose({ search: this.#search.value }));
    this.#filter.addEventListener('click', () => store.choose({ settlement: null }));
    this.#body.addEventListener('pointerover', (event) => {
      const key = (event.target as Element).closest<HTMLElement>('tr')?.dataset['key'];
      if (event.pointerType === 'mouse') store.point((key as StateKey | undefined) ?? null);
    });
    this.#body.addEventListener('pointerleave', () => {
      store.point(null);
      this.#arrangeIfOverdue();
    });
    this.#body.addEventListener('focusout', () => this.#arrangeIfOverdue());
  }

  paint(changed: Changed): void {
    if (changed.choices) this.#paintAll();
    else this.#paintChanged(changed.states);
  }

  #paintAll(): void {
    const { names, choices } = this.#store;
    if (!names) return;
    this.#paintHead(choices);
    this.#paintTabs(choices);
    this.#entries = entriesOf(names, choices.tab, choices.language);
    this.#shown = filterEntries(this.#entries, choices);
    this.#paintFilter();
    for (const entry of this.#shown) this.#paintRow(entry, false);
    this.#arrange();
  }

  #paintFilter(): void {
    const { names, choices: { language, settlement, tab, search } } = this.#store;
    const words = texts[language];
    const format = numbers[language];
    this.#search.placeholder = words.search;
    if (this.#search.value !== search) this.#search.value = search;
    this.#filter.hidden = tab !== 'locations' || settlement === null;
    if (settlement !== null && names) {
      const name = names.settlement(settlement, language);
      setText(this.#filter, `${name} ✕`);
      setAttribute(this.#filter, 'aria-label', `${name}: ${words.allSettlements}`);
    }
    setText(the('#shown'), this.#shown.length === 0 ? words.nothingFound : fill(words.shown, {
      n: format.count(this.#shown.length), all: format.count(this.#entries.length),
    }));
  }

  #paintChanged(states: ReadonlySet<StateKey>): void {
    let isChanged = false;
    for (const entry of this.#shown)
      if (states.has(entry.key)) {
        this.#paintRow(entry, true);
        isChanged = true;
      }
    if (!isChanged) return;
    // Rows do not move under the reader's pointer or focus; their figures do change.
    if (this.#body.matches(':hover') || this.#body.contains(document.activeElement)) this.#isOverdue = true;
    else this.#arrange();
  }

  #paintRow(entry: Entry, live: boolean): void {
    let held = this.#rows.get(entry.key);
    if (!held) {
      const open = entry.key.startsWith('settlement:')
        ? () => this.#store.choose({ settlement: entry.id, tab: 'locations', search: '' }) : null;
      this.#rows.set(entry.key, (held = row(entry.key, open)));
    }
    held.paint(entry, this.#store.figures(entry.key), this.#store.choices.language, live);
  }

  #arrangeIfOverdue(): void {
    if (this.#isOverdue) this.#arrange();
  }

  #arrange(): void {
    this.#isOverdue = false;
    const { choices: { sort, language } } = this.#store;
    const ranked = this.#shown.map((entry) => ({ ...entry, figures: this.#store.figures(entry.key) }));
    arrange(this.#body, sortRows(ranked, sort, language).map(({ key }) => this.#rows.get(key)!.element));
  }
}
