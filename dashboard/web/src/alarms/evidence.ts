import { numbers } from '../words/numbers';
import type { Language } from '../grid/choices';
import { fill, texts } from '../words/texts';
import type { AlarmFigures, Lane, Measure } from './contract';

const unit = /^(\d+)([smhd])$/;

/** "24 hours", of a length of time as the server writes it. */
export function duration(time: string, language: Language): string {
  const parts = unit.exec(time);
  if (!parts) return time;
  const name = { s: 'second', m: 'minute', h: 'hour', d: 'day' }[parts[2]!]!;
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(Number(parts[1]));
}

/** The figures that something was decided on, on how many answers, and what they were held against. */
export function evidence(lane: Lane, figures: AlarmFigures, reports: number, measure: Measure | null, language: Language, clock: (time: string) => string): string {
  const words = texts[language].alarms;
  const format = numbers[language];
  const said: string[] = [];
  if (lane === 'safety') {
    const count = Math.max(reports, figures.count);
    return fill(words.reports[count === 1 ? 'one' : 'other'], { n: format.count(count) });
  }
  const isMean = measure === 'mean';
  const shown = (value: number) => (isMean ? format.mean(value) : format.share(value));
  if (lane === 'silence') {
    if (figures.lastAnswerAt) said.push(fill(words.lastAnswer, { time: clock(figures.lastAnswerAt) }));
    said.push(fill(words.inUsualDays, { answers: format.answers(figures.count) }));
    if (figures.probability !== null) said.push(fill(words.expected, { value: percent(figures.probability, language) }));
    return said.join(' · ');
  }
  const basis = [
    figures.value === null ? '' : fill(words[measure ?? 'dissatisfied'], { value: shown(figures.value) }),
    fill(words.onAnswers, { answers: format.answers(figures.count) }),
    figures.window === null ? '' : fill(words.inWindow, { window: duration(figures.window, language) }),
  ];
  said.push(basis.filter(Boolean).join(' '));
  if (figures.level !== null) said.push(fill(words.level, { value: shown(figures.level) }));
  if (figures.usual !== null) said.push(fill(words.usual, { value: shown(figures.usual) }));
  if (figures.probability !== null) said.push(fill(words.probability, { value: percent(figures.probability, language) }));
  return said.filter(Boolean).join(' · ');
}

/** A probability that is not certain is never shown as certain. */
export function percent(probability: number, language: Language): string {
  const shown = Math.min(probability, probability < 1 ? 0.999 : 1);
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: shown > 0.99 ? 1 : 0 }).format(shown);
}
