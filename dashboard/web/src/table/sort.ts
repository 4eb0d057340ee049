import type { Sort } from '../grid/choices';
import type { Ranked } from './entries';

const collators = new Map<string, Intl.Collator>();

function collator(language: string): Intl.Collator {
  let held = collators.get(language);
  if (!held) collators.set(language, (held = new Intl.Collator(language, { numeric: true })));
  return held;
}

/** Sorts rows. Those without a figure come last in either direction; equals stand by name. */
export function sortRows<T extends Pick<Ranked, 'id' | 'name' | 'figures'>>(
  rows: readonly T[], { column, descending }: Sort, language: string,
): T[] {
  const { compare } = collator(language);
  const byName = (a: T, b: T) => compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sign = descending ? -1 : 1;
  if (column === 'name') return [...rows].sort((a, b) => sign * byName(a, b));
  return [...rows].sort((a, b) => {
    const x = a.figures[column];
    const y = b.figures[column];
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1;
    return sign * (x - y) || byName(a, b);
  });
}

/** A click on a column turns its order round; a new column starts with what one looks for first. */
export const nextSort = (sort: Sort, column: Sort['column']): Sort =>
  sort.column === column ? { column, descending: !sort.descending } : { column, descending: column !== 'name' };
