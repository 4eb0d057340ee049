import type { Column, Language, Tab } from '../grid/choices';
import type { WindowName } from '../grid/contract';
import { alarmTexts, type AlarmTexts } from './alarms';
import { plateTexts, type PlateTexts } from './plates';
import { doneTexts, type DoneTexts } from './done';
import { heldTexts, type HeldTexts } from './held';

export interface Texts {
  readonly subtitle: string;
  readonly simulated: string;
  readonly skipToTable: string;
  readonly window: string;
  readonly windows: Readonly<Record<WindowName, string>>;
  /** The window within a sentence. */
  readonly during: Readonly<Record<WindowName, string>>;
  readonly language: string;
  readonly headline: string;
  readonly outOf: string;
  readonly meanScore: string;
  readonly satisfiedCutoffs: string;
  readonly dissatisfiedCutoffs: string;
  readonly npsCutoffs: string;
  readonly histogram: string;
  readonly answers: Readonly<Record<'one' | 'other', string>>;
  readonly noAnswers: string;
  readonly fewAnswers: string;
  readonly map: string;
  readonly mapKeys: string;
  readonly wholeMap: string;
  readonly legend: string;
  readonly table: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  /** What a column counts, in small print under its name. */
  readonly cutoffs: Readonly<Record<Column, string>>;
  readonly search: string;
  readonly allSettlements: string;
  readonly shown: string;
  readonly nothingFound: string;
  readonly retired: string;
  readonly newest: string;
  readonly noneYet: string;
  readonly loading: string;
  readonly connecting: string;
  readonly catchingUp: string;
  readonly live: string;
  readonly reconnecting: string;
  readonly asOf: string;
  readonly signOut: string;
  readonly alarms: AlarmTexts;
  readonly plates: PlateTexts;
  readonly done: DoneTexts;
  readonly held: HeldTexts;
}

const bg: Texts = {
  subtitle: 'Удовлетвореност на живо',
  simulated: 'Симулирани данни – не са отговори на граждани',
  skipToTable: 'Към таблицата',
  window: 'Период',
  windows: { '1h': '1 ч', '24h': '24 ч', '7d': '7 дни', '30d': '30 дни', '90d': '90 дни' },
  during: {
    '1h': 'последния 1 час', '24h': 'последните 24 часа', '7d': 'последните 7 дни',
    '30d': 'последните 30 дни', '90d': 'последните 90 дни',
  },
  language: 'Език',
  headline: 'Обобщение',
  outOf: 'от 10',
  meanScore: 'Средна оценка',
  satisfiedCutoffs: 'оценки 8–10',
  dissatisfiedCutoffs: 'оценки 1–4',
  npsCutoffs: 'дял 9–10 минус дял 1–6',
  histogram: 'Оценки от 1 до 10',
  answers: { one: '{n} отговор', other: '{n} отговора' },
  noAnswers: 'няма отговори',
  fewAnswers: 'под 5 отговора',
  map: 'Карта',
  mapKeys: 'Карта на населените места. Със стрелките се преминава към съседно, с Enter се избира.',
  wholeMap: 'Цялата карта',
  legend: 'Средна оценка',
  table: 'Таблица',
  tabs: { settlements: 'Населени места', categories: 'Категории', locations: 'Места' },
  columns: {
    name: 'Име', count: 'Отговори', mean: 'Средна', satisfied: 'Доволни', dissatisfied: 'Недоволни', nps: 'NPS',
  },
  cutoffs: { name: '', count: 'брой', mean: 'от 10', satisfied: '8–10', dissatisfied: '1–4', nps: '9–10 − 1–6' },
  search: 'Търсене',
  allSettlements: 'Покажи всички',
  shown: '{n} от {all}',
  nothingFound: 'Няма съвпадения.',
  retired: 'извън употреба',
  newest: 'Последни отговори',
  noneYet: 'Още няма отговори.',
  loading: 'Зареждане…',
  connecting: 'Свързване…',
  catchingUp: 'Наваксване…',
  live: 'На живо',
  reconnecting: 'Няма връзка от {time}, опитваме отново',
  asOf: 'Данни към {time}',
  signOut: 'Изход',
  alarms: alarmTexts.bg,
  plates: plateTexts.bg,
  done: doneTexts.bg,
  held: heldTexts.bg,
};

const en: Texts = {
  subtitle: 'Live satisfaction',
  simulated: "Simulated data – not citizens' answers",
  skipToTable: 'Skip to the table',
  window: 'Window',
  windows: { '1h': '1 h', '24h': '24 h', '7d': '7 days', '30d': '30 days', '90d': '90 days' },
  during: {
    '1h': 'the last 1 hour', '24h': 'the last 24 hours', '7d': 'the last 7 days',
    '30d': 'the last 30 days', '90d': 'the last 90 days',
  },
  language: 'Language',
  headline: 'Summary',
  outOf: 'out of 10',
  meanScore: 'Mean score',
  satisfiedCutoffs: 'scores 8–10',
  dissatisfiedCutoffs: 'scores 1–4',
  npsCutoffs: 'share of 9–10 minus share of 1–6',
  histogram: 'Scores from 1 to 10',
  answers: { one: '{n} answer', other: '{n} answers' },
  noAnswers: 'no answers',
  fewAnswers: 'fewer than 5 answers',
  map: 'Map',
  mapKeys: 'Map of the settlements. The arrow keys go to a neighbour, Enter selects.',
  wholeMap: 'Whole map',
  legend: 'Mean score',
  table: 'Table',
  tabs: { settlements: 'Settlements', categories: 'Categories', locations: 'Locations' },
  columns: {
    name: 'Name', count: 'Answers', mean: 'Mean', satisfied: 'Satisfied', dissatisfied: 'Dissatisfied', nps: 'NPS',
  },
  cutoffs: { name: '', count: 'count', mean: 'out of 10', satisfied: '8–10', dissatisfied: '1–4', nps: '9–10 − 1–6' },
  search: 'Search',
  allSettlements: 'Show all',
  shown: '{n} of {all}',
  nothingFound: 'Nothing found.',
  retired: 'retired',
  newest: 'Newest answers',
  noneYet: 'No answers yet.',
  loading: 'Loading…',
  connecting: 'Connecting…',
  catchingUp: 'Catching up…',
  live: 'Live',
  reconnecting: 'No connection since {time}, trying again',
  asOf: 'Data as of {time}',
  signOut: 'Sign out',
  alarms: alarmTexts.en,
  plates: plateTexts.en,
  done: doneTexts.en,
  held: heldTexts.en,
};

export const texts: Readonly<Record<Language, Texts>> = { bg, en };

export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
