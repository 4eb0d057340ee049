import type { Language } from '../grid/choices';
import type { Figures } from '../grid/contract';
import { fill, texts } from './texts';

/** Stands where there is no figure, because there are no answers. */
export const none = '–';

export interface Numbers {
  count(value: number): string;
  /** A mean to two decimals. */
  mean(value: number | null): string;
  /** A mean to one decimal, where there is little room. */
  shortMean(value: number | null): string;
  share(value: number | null): string;
  nps(value: number | null): string;
  /** "1,234 answers". */
  answers(count: number): string;
}

const make = (language: Language): Numbers => {
  const whole = new Intl.NumberFormat(language);
  const two = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const one = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const or = (format: Intl.NumberFormat) => (value: number | null) =>
    value === null ? none : format.format(value).replace('-', '−');
  return {
    count: (value) => whole.format(value),
    mean: or(two),
    shortMean: or(one),
    share: or(percent),
    nps: or(signed),
    answers: (count) => fill(texts[language].answers[count === 1 ? 'one' : 'other'], { n: whole.format(count) }),
  };
};

export const numbers: Readonly<Record<Language, Numbers>> = { bg: make('bg'), en: make('en') };

/** "7.25 out of 10, 12 answers", or that there are none. */
export function spoken(figures: Figures, language: Language): string {
  const words = texts[language];
  return figures.count === 0
    ? words.noAnswers
    : `${numbers[language].mean(figures.mean)} ${words.outOf}, ${numbers[language].answers(figures.count)}`;
}
