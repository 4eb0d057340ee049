import type { Names } from '../grid/names';
import type { Level, Subject } from './contract';

export interface Place {
  readonly name: string;
  /** Where and what it is. */
  readonly detail: string;
}

/** What a subject is called. What the definition no longer has is called by its id. */
export function placeOf(subject: Subject, names: Names, organisation: string, language: string): Place {
  switch (subject.level) {
    case 'location': {
      const location = names.locations.get(subject.id);
      return location
        ? { name: names.text(location.name, language), detail: [names.settlement(location.settlement, language), names.category(location.category, language), subject.id].join(' · ') }
        : { name: subject.id, detail: '' };
    }
    case 'settlement': return { name: names.settlement(subject.id, language), detail: '' };
    case 'category': return { name: names.category(subject.id, language), detail: '' };
    case 'settlementCategory': {
      const [settlement = '', category = ''] = subject.id.split('/');
      return { name: names.category(category, language), detail: names.settlement(settlement, language) };
    }
    case 'organisation': return { name: organisation, detail: '' };
  }
}

export type PlaceKind = 'location' | 'settlement' | 'category' | 'cell';

/** The places around a subject that can be silenced, the narrowest first. */
export function placesAround(subject: Subject, names: Names): { readonly kind: PlaceKind; readonly subject: Subject }[] {
  const at = (kind: PlaceKind, level: Level, id: string) => ({ kind, subject: { level, id } });
  const cell = (settlement: string, category: string) => [
    at('cell', 'settlementCategory', `${settlement}/${category}`), at('settlement', 'settlement', settlement), at('category', 'category', category),
  ];
  switch (subject.level) {
    case 'location': {
      const location = names.locations.get(subject.id);
      return [at('location', 'location', subject.id), ...(location ? cell(location.settlement, location.category) : [])];
    }
    case 'settlementCategory': {
      const [settlement = '', category = ''] = subject.id.split('/');
      return cell(settlement, category);
    }
    case 'settlement': return [at('settlement', 'settlement', subject.id)];
    case 'category': return [at('category', 'category', subject.id)];
    case 'organisation': return [];
  }
}
