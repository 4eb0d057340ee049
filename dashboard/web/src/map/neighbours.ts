import type { Point } from './projection';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const headings: Readonly<Record<Direction, Point>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

export const isDirection = (key: string): key is Direction => key in headings;

/** The nearest place that way: within 60° of the heading, and what lies aside counts double. */
export function neighbour(from: Point, places: ReadonlyMap<string, Point>, direction: Direction): string | null {
  const [hx, hy] = headings[direction];
  let best: string | null = null;
  let least = Infinity;
  for (const [id, [x, y]] of places) {
    const ahead = (x - from[0]) * hx + (y - from[1]) * hy;
    const aside = Math.abs((x - from[0]) * hy) + Math.abs((y - from[1]) * hx);
    if (ahead <= 0 || aside > ahead * Math.sqrt(3)) continue;
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [id, far];
  }
  return best;
}
