import type { Language } from '../grid/choices';

/** The words of the page of plates. */
export interface PlateTexts {
  readonly plates: string;
  readonly skip: string;
  readonly explained: string;
  readonly noAddress: string;
  readonly onlyNever: string;
  readonly search: string;
  readonly size: string;
  readonly sizes: Readonly<Record<string, string>>;
  readonly neverAnswered: string;
  readonly answered: string;
  readonly notInstalled: string;
  readonly installed: string;
  readonly installedBy: string;
  readonly install: string;
  readonly installTitle: string;
  readonly when: string;
  readonly note: string;
  readonly position: string;
  readonly positionAsked: string;
  readonly positionTaken: string;
  readonly positionUnknown: string;
}

const bg: PlateTexts = {
  plates: 'Табели',
  skip: 'Към табелите',
  explained: 'Сканирането не се записва, защото е анонимно. „Без отговор“ са табелите, от които никога не е получен отговор.',
  noAddress: 'Табели не могат да се изтеглят: не е зададен адресът, към който водят (Kazva:PublicUrl).',
  onlyNever: 'Само без отговор',
  search: 'Търсене по код, име или населено място',
  size: 'Размер',
  sizes: { a6: 'A6', sticker: 'Стикер 80 × 80 mm', 'bus-window': 'Прозорец на автобус (A5)' },
  neverAnswered: 'Без нито един отговор',
  answered: 'Първи отговор {first}, последен {last}',
  notInstalled: 'Не е отбелязано, че е поставена',
  installed: 'Поставена {time}',
  installedBy: 'Поставена {time} ({who})',
  install: 'Отбележи поставяне',
  installTitle: 'Поставяне на табела',
  when: 'Кога? (празно: сега)',
  note: 'Бележка',
  position: 'Добави мястото от телефона',
  positionAsked: 'Телефонът търси мястото…',
  positionTaken: 'Мястото е {position} (± {metres} m)',
  positionUnknown: 'Телефонът не каза къде е. Може и без това.',
};

const en: PlateTexts = {
  plates: 'Plates',
  skip: 'Skip to the plates',
  explained: 'A scan is not recorded, because it is anonymous. “Never answered” are the plates from which no answer was ever received.',
  noAddress: 'Plates cannot be downloaded: the address that they lead to is not set (Kazva:PublicUrl).',
  onlyNever: 'Never answered only',
  search: 'Search by code, name or settlement',
  size: 'Size',
  sizes: { a6: 'A6', sticker: 'Sticker 80 × 80 mm', 'bus-window': 'Bus window (A5)' },
  neverAnswered: 'Never answered',
  answered: 'First answer {first}, last {last}',
  notInstalled: 'Not noted as put up',
  installed: 'Put up {time}',
  installedBy: 'Put up {time} ({who})',
  install: 'Note that it is put up',
  installTitle: 'A plate is put up',
  when: 'When? (empty: now)',
  note: 'Note',
  position: 'Add where this phone is',
  positionAsked: 'The phone looks for the place…',
  positionTaken: 'The place is {position} (± {metres} m)',
  positionUnknown: 'The phone did not say where it is. It goes without, too.',
};

export const plateTexts: Readonly<Record<Language, PlateTexts>> = { bg, en };
