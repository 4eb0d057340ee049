import type { Choices, Tab } from '../grid/choices';
import type { Figures } from '../grid/contract';
import type { Names } from '../grid/names';
import { keyOf, type StateKey } from '../grid/states';

/** What a row of the table is of, in the reader's language. */
export interface Entry {
  readonly key: StateKey;
  readonly id: string;
  readonly name: string;
  /** Where and what it is, under the name. */
  readonly detail: string;
  readonly settlement: string | null;
  readonly retired: boolean;
}

export interface Ranked extends Entry {
  readonly figures: Figures;
}

const plain = { detail: '', settlement: null, retired: false };

/** Every row that a tab has, before search and sort. */
export function entriesOf(names: Names, tab: Tab, language: string): Entry[] {
  if (tab === 'settlements')
    return [...names.settlements.values()].map(({ id, name }) =>
      ({ ...plain, key: keyOf('settlement', id), id, name: names.text(name, language) }));
  if (tab === 'categories')
    return [...names.categories.values()].map(({ id, name }) =>
      ({ ...plain, key: keyOf('category', id), id, name: names.text(name, language) }));
  return [...names.locations.values()].map((location) => ({
    key: keyOf('location', location.code),
    id: location.code,
    name: names.text(location.name, language),
    detail: [names.settlement(location.settlement, language), names.category(location.category, language), location.code].join(' · '),
    settlement: location.settlement,
    retired: location.retired,
  }));
}

/** The rows that the reader asked for: of the selected settlement, and with every searched word. */
export function filterEntries(entries: readonly Entry[], choices: Choices): Entry[] {
  const words = choices.search.toLocaleLowerCase(choices.language).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (choices.tab === 'locations' && choices.settlement !== null && entry.settlement !== choices.settlement) return false;
    const text = `${entry.name} ${entry.detail}`.toLocaleLowerCase(choices.language);
    return words.every((word) => text.includes(word));
  });
}
