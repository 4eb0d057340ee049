import { classStarts } from '../figures/scale';
import { setAttribute, svg } from '../page/elements';

const size = 6;

const pattern = (id: string, className: string, side: number, ...parts: SVGElement[]): SVGPatternElement => {
  const element = svg('pattern', { id, class: className, width: side, height: side, patternUnits: 'userSpaceOnUse' });
  element.append(svg('rect', { class: 'pattern-ground', width: side, height: side }), ...parts);
  return element;
};

/** Grey hatching, for cells without answers; and for each class of the scale a dotted pattern, for
 * cells whose mean rests on few answers.
 * @param owner Begins the patterns' ids, which are the whole page's. */
export const drawPatterns = (owner: string): SVGPatternElement[] => [
  pattern(`${owner}-empty`, 'empty hatched', 9, svg('path', { class: 'hatch-line', d: 'M0 0V9' })),
  ...[0, ...classStarts].map((_, i) => pattern(`${owner}-few-${i}`, `score-${i} dotted`, size,
    svg('circle', { class: 'few-dot', cx: 1.5, cy: 1.5, r: 1 }),
    svg('circle', { class: 'few-dot', cx: 4.5, cy: 4.5, r: 1 }))),
];

/** Patterns keep their size on the screen at every scale of the map. */
export function scalePatterns(patterns: readonly SVGPatternElement[], unit: number): void {
  for (const one of patterns) {
    const turn = one.classList.contains('hatched') ? 45 : 0;
    setAttribute(one, 'patternTransform', `rotate(${turn}) scale(${unit.toFixed(4)})`);
  }
}

/** The fill that a cell's class cannot give. */
export function patternFill(owner: string, paint: string): string | false {
  if (paint === 'empty') return `url(#${owner}-empty)`;
  const few = /^score-(\d) few$/.exec(paint);
  return few ? `url(#${owner}-few-${few[1]})` : false;
}
