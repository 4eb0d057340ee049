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
  /** The size of its letters, as a part of the usual one. */
  readonly scale: number;
}

export interface LabelSize {
  readonly width: (text: string) => number;
  readonly lineHeight: number;
  /** The smallest letters that can be read, as a part of the usual size. */
  readonly smallest: number;
}

/** Best first. A mean goes without the count that it rests on only where both have no room. */
const wordings: readonly (readonly Line[])[] = [
  ['name', 'mean and count'], ['name', 'mean', 'count'], ['mean and count'], ['mean', 'count'], ['mean'],
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

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}

/** The place from which the edge is farthest. */
function roomiest(places: readonly Point[], polygon: Polygon): Point | undefined {
  const room = (place: Point) => Math.min(...polygon.flatMap((ring) =>
    ring.map((corner, i) => distance(place, corner, ring[(i + 1) % ring.length]!))));
  const inside = places.filter((place) => isInside(place, polygon)).map((place) => ({ place, room: room(place) }));
  return inside.sort((a, b) => b.room - a.room)[0]?.place;
}

function placeLabel(cell: Labelled, { width, lineHeight, smallest }: LabelSize): Label {
  const places = candidates(cell);
  const placed = (lines: readonly Line[], scale: number): Label | null => {
    const across = scale * tight * Math.max(...lines.map((line) => width(lineText(line, cell))));
    const at = places.find((place) => fits(place, across, scale * lines.length * lineHeight, cell.polygon));
    return at ? { at, lines, scale } : null;
  };
  for (const lines of wordings) {
    const label = placed(lines, 1);
    if (label) return label;
  }
  return placed(['mean'], smallest)
    ?? { at: roomiest(places, cell.polygon) ?? cell.anchor, lines: ['mean'], scale: smallest };
}

/** Gives each cell the best label that fits into it; every cell has its mean, even if it juts out. */
export const placeLabels = (cells: readonly Labelled[], size: LabelSize): Map<string, Label> =>
  new Map(cells.map((cell) => [cell.id, placeLabel(cell, size)]));
