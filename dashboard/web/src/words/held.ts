import type { HeldTab } from '../grid/choices';
import type { Held } from '../held/contract';
import type { Verdict } from '../held/contract';

export interface HeldTexts {
  readonly held: string;
  readonly skip: string;
  readonly tabs: Readonly<Record<HeldTab, string>>;
  readonly notes: Readonly<Record<HeldTab, string>>;
  readonly nothing: Readonly<Record<HeldTab, string>>;
  readonly waiting: Readonly<Record<'none' | 'one' | 'other', string>>;
  readonly reasons: Readonly<Record<NonNullable<Held['held']>, string>>;
  readonly counts: string;
  readonly release: string;
  readonly reject: string;
  readonly releaseInstead: string;
  readonly rejectInstead: string;
  readonly releaseShown: string;
  readonly rejectShown: string;
  readonly why: string;
  readonly decided: Readonly<Record<Verdict, string>>;
  readonly replaced: string;
  readonly alreadyBy: Readonly<Record<Verdict, string>>;
  readonly already: string;
  readonly someAlready: string;
  readonly failed: string;
  readonly refresh: string;
  readonly earlier: string;
}

const bg: HeldTexts = {
  held: 'Задържани',
  skip: 'Към задържаните',
  tabs: { waiting: 'Чакат решение', decided: 'Решени', counted: 'Които се броят' },
  notes: {
    waiting: 'Пазят се, но не се броят никъде, докато някой не реши. Личните данни в коментарите са заличени, преди да бъдат записани.',
    decided: 'Кой какво е решил. Всяко решение може да бъде заменено с друго.',
    counted: 'Последните отговори, които се броят. Отхвърленият се вади от всички числа.',
  },
  nothing: { waiting: 'Нищо не чака решение.', decided: 'Още нищо не е решавано.', counted: 'Няма отговори.' },
  waiting: { none: 'нищо не чака решение', one: '{n} чака решение', other: '{n} чакат решение' },
  reasons: { burst: 'един от необичайно много еднакви', repeat: 'същото от същото място минути по-рано' },
  counts: 'брои се',
  release: 'Пусни',
  reject: 'Отхвърли',
  releaseInstead: 'Все пак пусни',
  rejectInstead: 'Все пак отхвърли',
  releaseShown: 'Пусни показаните ({n})',
  rejectShown: 'Отхвърли показаните ({n})',
  why: 'Защо? (по желание)',
  decided: { released: 'пуснат от {who}, {time}', rejected: 'отхвърлен от {who}, {time}' },
  replaced: 'заменено по-късно',
  alreadyBy: { released: '{who} вече го пусна, {time}.', rejected: '{who} вече го отхвърли, {time}.' },
  already: 'Това вече е решено другояче.',
  someAlready: 'За {n} вече беше решено.',
  failed: 'Не стана: {why}',
  refresh: 'Опресни',
  earlier: 'По-стари',
};

const en: HeldTexts = {
  held: 'Held',
  skip: 'Skip to what is held',
  tabs: { waiting: 'Waiting', decided: 'Decided', counted: 'Counted' },
  notes: {
    waiting: 'Kept, and counted nowhere until somebody decides. Personal data in comments were masked before they were stored.',
    decided: 'Who decided what. Every decision can be replaced by another.',
    counted: 'The newest answers that count. One that is rejected is taken out of every figure.',
  },
  nothing: { waiting: 'Nothing waits for a decision.', decided: 'Nothing was decided yet.', counted: 'There are no answers.' },
  waiting: { none: 'nothing waits for a decision', one: '{n} waits for a decision', other: '{n} wait for a decision' },
  reasons: { burst: 'one of improbably many alike', repeat: 'the same from the same source minutes before' },
  counts: 'counts',
  release: 'Release',
  reject: 'Reject',
  releaseInstead: 'Release after all',
  rejectInstead: 'Reject after all',
  releaseShown: 'Release those shown ({n})',
  rejectShown: 'Reject those shown ({n})',
  why: 'Why? (if you like)',
  decided: { released: 'released by {who}, {time}', rejected: 'rejected by {who}, {time}' },
  replaced: 'replaced later',
  alreadyBy: { released: '{who} has released it already, {time}.', rejected: '{who} has rejected it already, {time}.' },
  already: 'It was decided otherwise meanwhile.',
  someAlready: '{n} had been decided already.',
  failed: 'It did not work: {why}',
  refresh: 'Refresh',
  earlier: 'Earlier',
};

export const heldTexts = { bg, en } as const;
