import type { Category, Definition, LocalText, Location, Settlement } from './contract';
import { keyOf, type StateKey } from './states';

/** A definition that can be asked by id, with names in the reader's language. */
export class Names {
  readonly settlements: ReadonlyMap<string, Settlement>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly locations: ReadonlyMap<string, Location>;
  readonly #languages: readonly string[];

  constructor(definition: Definition) {
    this.settlements = new Map(definition.settlements.map((s) => [s.id, s]));
    this.categories = new Map(definition.categories.map((c) => [c.id, c]));
    this.locations = new Map(definition.locations.map((l) => [l.code, l]));
    this.#languages = definition.organisation.languages;
  }

  /** The text in `language`, or in the organisation's first language that has one. */
  text(text: LocalText, language: string): string {
    for (const tag of [language, ...this.#languages]) {
      const found = text[tag];
      if (found) return found;
    }
    return Object.values(text)[0] ?? '';
  }

  settlement(id: string, language: string): string {
    const found = this.settlements.get(id);
    return found ? this.text(found.name, language) : id;
  }

  category(id: string, language: string): string {
    const found = this.categories.get(id);
    return found ? this.text(found.name, language) : id;
  }

  location(code: string, language: string): string {
    const found = this.locations.get(code);
    return found ? this.text(found.name, language) : code;
  }

  /** Whether the definition knows what this state is of. */
  knows(key: StateKey): boolean {
    const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    return kind === 'organisation' || this.settlements.has(id) && key === keyOf('settlement', id)
      || this.categories.has(id) && key === keyOf('category', id)
      || this.locations.has(id) && key === keyOf('location', id);
  }
}
