import { classStarts } from '../figures/scale';
import { setAttribute, svg } from '../page/elements';

const size = 6;

/** For each class of the scale a dotted pattern, for cells whose mean rests on few answers. */
export function drawPatterns(): SVGPatternElement[] {
  return [0, ...classStarts].map((_, i) => {
    const pattern = svg('pattern', {
      id: `few-${i}`, class: `score-${i}`, width: size, height: size, patternUnits: 'userSpaceOnUse',
    });
    pattern.append(
      svg('rect', { class: 'few-ground', width: size, height: size }),
      svg('circle', { class: 'few-dot', cx: 1.5, cy: 1.5, r: 1 }),
      svg('circle', { class: 'few-dot', cx: 4.5, cy: 4.5, r: 1 }),
    );
    return pattern;
  });
}

/** Patterns keep their size on the screen at every scale of the map. */
export function scalePatterns(root: Element, unit: number): void {
  for (const pattern of root.querySelectorAll('pattern'))
    setAttribute(pattern, 'patternTransform', `rotate(${pattern.id === 'hatch' ? 45 : 0}) scale(${unit.toFixed(4)})`);
}

/** The fill that a cell's class cannot give. */
export function patternFill(paint: string): string | false {
  if (paint === 'empty') return 'url(#hatch)';
  const few = /^score-(\d) few$/.exec(paint);
  return few ? `url(#few-${few[1]})` : false;
}
