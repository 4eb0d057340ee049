import { describe, expect, it } from 'vitest';
import { startingChoices, type Choices } from '../src/grid/choices';
import { Names } from '../src/grid/names';
import { entriesOf, filterEntries } from '../src/table/entries';
import { nextSort, sortRows } from '../src/table/sort';
import { definition, figures } from './samples';

const rows = [
  { id: '1', name: 'Яворово', figures: figures(3, 6) },
  { id: '2', name: 'Арнаутито', figures: figures(0) },
  { id: '3', name: 'Елхово', figures: figures(9, 8) },
  { id: '4', name: 'Дълбоки', figures: figures(3, 5) },
];
const order = (column: Parameters<typeof nextSort>[1], descending: boolean) =>
  sortRows(rows, { column, descending }, 'bg').map((row) => row.id);

describe('sorting', () => {
  it('is by number, equals by name', () => {
    expect(order('count', true)).toEqual(['3', '4', '1', '2']);
    expect(order('count', false)).toEqual(['2', '4', '1', '3']);
  });

  it('puts rows without a figure last, whichever way', () => {
    expect(order('mean', true)).toEqual(['3', '1', '4', '2']);
    expect(order('mean', false)).toEqual(['4', '1', '3', '2']);
  });

  it('is by name as the language has it, numbers as numbers', () => {
    expect(order('name', false)).toEqual(['2', '4', '3', '1']);
    const stops = ['Stop 10', 'Stop 9'].map((name, i) => ({ id: String(i), name, figures: figures(1) }));
    expect(sortRows(stops, { column: 'name', descending: false }, 'en').map((row) => row.name)).toEqual(['Stop 9', 'Stop 10']);
  });

  it('turns round on the same column and starts afresh on another', () => {
    expect(nextSort({ column: 'mean', descending: true }, 'mean')).toEqual({ column: 'mean', descending: false });
    expect(nextSort({ column: 'mean', descending: false }, 'count')).toEqual({ column: 'count', descending: true });
    expect(nextSort({ column: 'mean', descending: false }, 'name')).toEqual({ column: 'name', descending: false });
  });
});

describe('the listed rows', () => {
  const names = new Names(definition);
  const choices = (changed: Partial<Choices>): Choices => ({ ...startingChoices(null, 'bg'), tab: 'locations', ...changed });
  const listed = (changed: Partial<Choices>) =>
    filterEntries(entriesOf(names, 'locations', 'bg'), choices(changed)).map((entry) => entry.id);

  it('are of the selected settlement', () => {
    expect(listed({})).toEqual(['A', 'B']);
    expect(listed({ settlement: '2' })).toEqual(['B']);
  });

  it('hold every searched word, in whatever case', () => {
    expect(listed({ search: 'ЕЛХОВО площ' })).toEqual(['A']);
    expect(listed({ search: 'няма' })).toEqual([]);
  });
});

describe('the starting choices', () => {
  it("are the browser's language, unless another was kept", () => {
    expect(startingChoices(null, 'bg-BG').language).toBe('bg');
    expect(startingChoices(null, 'de-DE').language).toBe('en');
    const storage = { getItem: (key: string) => (key === 'kazva.language' ? 'bg' : '30d') };
    expect(startingChoices(storage, 'en-GB')).toMatchObject({ language: 'bg', window: '30d' });
  });
});
