import { describe, expect, it } from 'vitest';
import { viewOf } from '../src/alarms/route';
import { Names } from '../src/grid/names';
import type { Plate } from '../src/plates/contract';
import { findPlates } from '../src/plates/find';
import { definition } from './samples';

const names = new Names(definition);
const [first, second] = definition.locations;

const plate = (location: typeof first, firstAnswerAt: string | null): Plate => ({
  code: location!.code, name: location!.name, settlement: location!.settlement, category: location!.category,
  installed: null, firstAnswerAt, lastAnswerAt: firstAnswerAt,
});

describe('plates', () => {
  const plates = [plate(first, null), plate(second, '2026-05-04T09:12:31Z')];
  const codes = (search: string, isNever: boolean) => findPlates(plates, names, 'bg', search, isNever).map(({ code }) => code);

  it('are those never answered, or all', () => {
    expect(codes('', true)).toEqual([first!.code]);
    expect(codes('', false)).toEqual([first!.code, second!.code]);
  });

  it('are found by code, name and settlement, whatever the case', () => {
    expect(codes(second!.code.toLowerCase(), false)).toEqual([second!.code]);
    expect(codes(names.text(second!.name, 'bg').toUpperCase(), false)).toContain(second!.code);
    expect(codes('no such plate', false)).toEqual([]);
  });

  it('have an address of their own', () => {
    expect(viewOf('#plates')).toEqual({ view: 'plates' });
    expect(viewOf('#plates-panel')).toBe(null);
  });
});
