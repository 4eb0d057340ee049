import { numbers } from '../words/numbers';
import { texts } from '../words/texts';
import type { Language } from '../grid/choices';
import { setAttribute, svg } from '../page/elements';

const height = 40;
const step = 12;
const gap = 2;

const group = (score: number): string => (score <= 4 ? 'low' : score <= 7 ? 'middle' : 'high');

export interface Histogram {
  readonly element: SVGSVGElement;
  paint(counts: readonly number[] | null, language: Language): void;
}

/** Ten bars, one per score, as high as their share of the highest. */
export function histogram(): Histogram {
  const bars = Array.from({ length: 10 }, (_, i) =>
    svg('rect', { x: i * step, width: step - gap, y: height, height: 0, rx: 1, class: group(i + 1) }));
  const marks = Array.from({ length: 10 }, (_, i) => {
    const mark = svg('text', { x: i * step + (step - gap) / 2, y: height + 10 });
    mark.textContent = String(i + 1);
    return mark;
  });
  const base = svg('path', { class: 'base', d: `M0 ${height}H${10 * step - gap}` });
  const element = svg('svg', { class: 'histogram', role: 'img', viewBox: `0 0 ${10 * step - gap} ${height + 12}` });
  element.append(...bars, base, ...marks);
  return {
    element,
    paint(counts, language) {
      const highest = Math.max(1, ...(counts ?? []));
      bars.forEach((bar, i) => {
        const count = counts?.[i] ?? 0;
        const size = count === 0 ? 0 : Math.max(1, (count / highest) * (height - 2));
        setAttribute(bar, 'y', (height - size).toFixed(1));
        setAttribute(bar, 'height', size.toFixed(1));
      });
      const list = (counts ?? []).map((count, i) => `${i + 1}: ${numbers[language].count(count)}`);
      setAttribute(element, 'aria-label', `${texts[language].histogram}. ${list.join('; ') || texts[language].noAnswers}`);
    },
  };
}
