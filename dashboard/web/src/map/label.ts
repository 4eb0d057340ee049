import { setAttribute, setText, svg } from '../page/elements';
import { lineText, type Label, type LabelTexts } from './labels';

export const fontSize = 11;
export const smallestFontSize = 8;
export const lineHeight = 13;

export interface LabelView {
  readonly element: SVGGElement;
  /** Lays out the lines. */
  place(label: Label, unit: number): void;
  write(texts: LabelTexts): void;
}

/** A cell's label: up to three lines around its middle. */
export function labelView(): LabelView {
  const lines = Array.from({ length: 3 }, () => svg('text'));
  const element = svg('g', { class: 'label' });
  element.append(...lines);
  let placed: Label | null = null;
  return {
    element,
    place(label, unit) {
      placed = label;
      const [x, y] = label.at;
      setAttribute(element, 'transform', `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(unit * label.scale).toFixed(4)})`);
      lines.forEach((line, i) => {
        setAttribute(line, 'class', label.lines[i] === 'name' ? 'name' : 'figure');
        setAttribute(line, 'y', ((i - (label.lines.length - 1) / 2) * lineHeight + 4).toFixed(1));
      });
    },
    write(texts) {
      lines.forEach((line, i) => {
        const says = placed?.lines[i];
        setText(line, says ? lineText(says, texts) : '');
      });
    },
  };
}
