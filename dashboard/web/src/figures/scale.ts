import type { Figures } from '../grid/contract';

/** Means from which each class but the first begins. The middle class, 6–7, is neutral. */
export const classStarts: readonly number[] = [4, 5, 6, 7, 8, 9];

/** Below this many answers a figure says little, and is painted paler. */
export const enoughAnswers = 5;

/** The class of a mean, from 0 (lowest) to 6: half-open, a start belongs to the class above. */
export const meanClass = (mean: number): number => classStarts.filter((start) => mean >= start).length;

/** The CSS class that paints a figure: `score-0`…`score-6`, with `few` if it rests on few
 * answers, or `empty`. */
export function paintClass(figures: Pick<Figures, 'count' | 'mean'>): string {
  if (figures.count === 0 || figures.mean === null) return 'empty';
  const score = `score-${meanClass(figures.mean)}`;
  return figures.count < enoughAnswers ? `${score} few` : score;
}
