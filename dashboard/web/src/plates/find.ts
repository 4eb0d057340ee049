import type { Names } from '../grid/names';
import type { Plate } from './contract';

/** Those whose code, name, settlement or category has every word that is searched for; with the never answered alone, or all. */
export function findPlates(plates: readonly Plate[], names: Names, language: string, search: string, isNever: boolean): readonly Plate[] {
  const words = search.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  return plates.filter((plate) => {
    if (isNever && plate.firstAnswerAt !== null) return false;
    const about = [plate.code, names.text(plate.name, language), names.settlement(plate.settlement, language), names.category(plate.category, language)]
      .join(' ').toLocaleLowerCase(language);
    return words.every((word) => about.includes(word));
  });
}
