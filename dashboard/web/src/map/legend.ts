import { classStarts } from '../figures/scale';
import type { Language } from '../grid/choices';
import { html, svg } from '../page/elements';
import { drawPatterns, patternFill, scalePatterns } from './patterns';
import { texts } from '../words/texts';

const swatch = (className: string): SVGSVGElement => {
  const element = svg('svg', { viewBox: '0 0 20 12', 'aria-hidden': 'true' });
  element.append(svg('rect', { x: 0.5, y: 0.5, width: 19, height: 11, rx: 2, class: `swatch ${className}`, fill: patternFill('legend', className) }));
  return element;
};

/** What the colours mean: the classes from low to high, then the two that say little. */
export function paintLegend(root: HTMLElement, language: Language): void {
  const words = texts[language];
  const ranges = [1, ...classStarts].map((start, i) => `${start}–${classStarts[i] ?? 10}`);
  const patterns = drawPatterns('legend');
  scalePatterns(patterns, 1);
  const ownPatterns = svg('svg', { class: 'unseen', 'aria-hidden': 'true' });
  ownPatterns.append(...patterns);
  root.replaceChildren(
    ownPatterns,
    html('span', { class: 'legend-title' }, words.legend),
    html('ul', { class: 'legend-classes' },
      ...ranges.map((range, i) => html('li', {}, swatch(`score-${i}`), range))),
    html('ul', { class: 'legend-notes' },
      html('li', {}, swatch('score-5 few'), words.fewAnswers),
      html('li', {}, swatch('empty'), words.noAnswers)),
  );
}
