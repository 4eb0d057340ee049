import { windowNames, type WindowName } from './contract';

export type Language = 'bg' | 'en';
export const languages: readonly Language[] = ['bg', 'en'];

export type Tab = 'settlements' | 'categories' | 'locations';
export const tabs: readonly Tab[] = ['settlements', 'categories', 'locations'];

/** Views without tabs of their own. */
export const plainViews = ['plates', 'done'] as const;
export type View = 'grid' | 'alarms' | 'held' | (typeof plainViews)[number];

export type HeldTab = 'waiting' | 'decided' | 'counted';
export const heldTabs: readonly HeldTab[] = ['waiting', 'decided', 'counted'];

export type AlarmTab = 'now' | 'silences' | 'judgements' | 'rules' | 'deliveries' | 'dead' | 'teams';
export const alarmTabs: readonly AlarmTab[] = ['now', 'silences', 'judgements', 'rules', 'deliveries', 'dead', 'teams'];

export type Column = 'name' | 'count' | 'mean' | 'satisfied' | 'dissatisfied' | 'nps';
export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** What the reader has chosen to look at. */
export interface Choices {
  readonly window: WindowName;
  readonly language: Language;
  readonly tab: Tab;
  readonly sort: Sort;
  /** The settlement whose locations are listed, or null for all. */
  readonly settlement: string | null;
  readonly search: string;
  readonly view: View;
  readonly alarmTab: AlarmTab;
  readonly heldTab: HeldTab;
}

const kept = { language: 'kazva.language', window: 'kazva.window' };

/** Starts from what was kept on this device, else from the browser's language. */
export function startingChoices(storage: Pick<Storage, 'getItem'> | null, browserLanguage: string): Choices {
  const language = storage?.getItem(kept.language);
  const window = storage?.getItem(kept.window);
  return {
    window: windowNames.find((name) => name === window) ?? '7d',
    language: languages.find((tag) => tag === language) ?? (/^bg\b/i.test(browserLanguage) ? 'bg' : 'en'),
    tab: 'settlements',
    sort: { column: 'count', descending: true },
    settlement: null,
    search: '',
    view: 'grid',
    alarmTab: 'now',
    heldTab: 'waiting',
  };
}

export function keepChoices(storage: Pick<Storage, 'setItem'> | null, choices: Choices): void {
  try {
    storage?.setItem(kept.language, choices.language);
    storage?.setItem(kept.window, choices.window);
  } catch {
    // A full or forbidden storage only costs the memory of the choice.
  }
}
