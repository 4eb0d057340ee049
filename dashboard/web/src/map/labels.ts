import { boxOf, isInside, type Point, type Polygon } from './projection';

/** What a line of a label says. */
export type Line = 'name' | 'mean' | 'count' | 'mean and count';

export interface LabelTexts {
  readonly name: string;
  readonly mean: string;
  readonly count: string;
}

export interface Labelled extends LabelTexts {
  readonly id: string;
  readonly polygon: Polygon;
  /** Where the label belongs if there is room. */
  readonly anchor: Point;
}

/** Where a label stands: its middle, and its lines from above. */
export interface Label {
  readonly at: Point;
  readonly lines: readonly Line[];
}

export interface LabelSize {
  readonly width: (text: string) => number;
  readonly lineHeight: number;
}

/** Best first. A mean never stands without the count that it rests on. */
const wordings: readonly (readonly Line[])[] = [
  ['name', 'mean and count'], ['name', 'mean', 'count'], ['mean and count'], ['mean', 'count'],
];

/** A label may come this near to its cell's edge, or a little over it: its text seldom fills its box. */
const tight = 0.9;

export function lineText(line: Line, { name, mean, count }: LabelTexts): string {
  return { name, mean, count: `(${count})`, 'mean and count': `${mean} (${count})` }[line];
}

const grid = 12;

function fits([x, y]: Point, width: number, height: number, polygon: Polygon): boolean {
  for (const dx of [-0.5, -0.25, 0, 0.25, 0.5])
    for (const dy of [-0.5, 0, 0.5])
      if (!isInside([x + dx * width, y + dy * height], polygon)) return false;
  return true;
}

/** Places to try, nearest to the anchor first. */
function candidates({ polygon, anchor }: Labelled): Point[] {
  const box = boxOf([polygon]);
  const points: Point[] = [];
  for (let i = 1; i < grid; i++)
    for (let j = 1; j < grid; j++)
      points.push([box.x + (box.width * i) / grid, box.y + (box.height * j) / grid]);
  const distance = ([x, y]: Point) => (x - anchor[0]) ** 2 + (y - anchor[1]) ** 2;
  return [anchor, ...points.sort((a, b) => distance(a) - distance(b))];
}

/** Gives each cell the best label that fits into it, or none. */
export function placeLabels(cells: readonly Labelled[], size: LabelSize): Map<string, Label> {
  const labels = new Map<string, Label>();
  for (const cell of cells) {
    const places = candidates(cell);
    for (const lines of wordings) {
      const width = tight * Math.max(...lines.map((line) => size.width(lineText(line, cell))));
      const height = lines.length * size.lineHeight;
      const at = places.find((place) => fits(place, width, height, cell.polygon));
      if (!at) continue;
      labels.set(cell.id, { at, lines });
      break;
    }
  }
  return labels;
}
