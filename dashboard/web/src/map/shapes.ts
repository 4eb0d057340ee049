import type { Definition, GridMap } from '../grid/contract';
import { svg } from '../page/elements';
import { keyOf, type StateKey } from '../grid/states';
import { boxOf, equirectangular, pathOf, projectPolygons, type Box, type Point, type Polygon } from './projection';

/** The width of the whole map in its own units. */
const width = 1000;

export interface Cell {
  readonly id: string;
  readonly key: StateKey;
  readonly path: SVGPathElement;
  readonly box: Box;
  readonly largest: Polygon;
  readonly anchor: Point;
}

export interface Spot {
  readonly code: string;
  readonly key: StateKey;
  readonly settlement: string;
  readonly circle: SVGCircleElement;
  readonly at: Point;
}

export interface Shapes {
  readonly box: Box;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly spots: ReadonlyMap<string, Spot>;
  readonly outline: SVGPathElement | null;
}

const area = (box: Box): number => box.width * box.height;
const middle = (box: Box): Point => [box.x + box.width / 2, box.y + box.height / 2];

/** Draws a definition once; painting only changes classes and labels. */
export function drawShapes(definition: Definition, map: GridMap): Shapes {
  const projection = equirectangular(map.outline ?? map.cells, width);
  const settlements = new Map(definition.settlements.map((s) => [s.id, s]));
  const cells = new Map<string, Cell>();
  for (const feature of map.cells.features) {
    const id = String(feature.properties?.[map.key] ?? '');
    const settlement = settlements.get(id);
    const polygons = projectPolygons(feature, projection);
    const largest = [...polygons].sort((a, b) => area(boxOf([b])) - area(boxOf([a])))[0];
    if (!settlement || !largest) continue;
    const path = svg('path', {
      d: pathOf(polygons), class: 'cell', role: 'button', tabindex: -1, 'data-cell': id, 'aria-pressed': 'false',
    });
    const { lon, lat } = settlement;
    const box = boxOf(polygons);
    const anchor = lon === null || lat === null ? middle(boxOf([largest])) : projection.project(lon, lat);
    cells.set(id, { id, key: keyOf('settlement', id), path, box, largest, anchor });
  }
  const spots = new Map<string, Spot>();
  for (const { code, settlement, lon, lat } of definition.locations) {
    if (lon === null || lat === null) continue;
    const at = projection.project(lon, lat);
    const circle = svg('circle', { class: 'spot', cx: at[0].toFixed(2), cy: at[1].toFixed(2), 'data-spot': code });
    spots.set(code, { code, key: keyOf('location', code), settlement, circle, at });
  }
  const outline = map.outline === null ? null
    : svg('path', { class: 'outline', d: pathOf(projectPolygons(map.outline, projection)) });
  return { box: { x: 0, y: 0, width, height: projection.height }, cells, spots, outline };
}
