import type { GeoJson, Geometry, Position } from '../grid/contract';

export type Point = readonly [x: number, y: number];
/** The outer ring first, then its holes. */
export type Polygon = readonly (readonly Point[])[];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Projection {
  readonly height: number;
  project(longitude: number, latitude: number): Point;
}

const geometries = (shape: GeoJson): readonly Geometry[] => {
  if (shape.type === 'FeatureCollection') return shape.features.flatMap(geometries);
  if (shape.type === 'Feature') return shape.geometry ? [shape.geometry] : [];
  return [shape];
};

/** The polygons of any GeoJSON, each a list of rings of [longitude, latitude]. */
export const polygonsOf = (shape: GeoJson): readonly (readonly (readonly Position[])[])[] =>
  geometries(shape).flatMap((geometry) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

/** Equirectangular, true to scale at the middle latitude: good to a fraction of a percent for an
 * area of a few hundred kilometres. The shape fills `width` from 0, north up. */
export function equirectangular(shape: GeoJson, width: number): Projection {
  const positions = polygonsOf(shape).flat(2);
  const longitudes = positions.map((p) => p[0] ?? 0);
  const latitudes = positions.map((p) => p[1] ?? 0);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * shrink || 1);
  return {
    height: (north - south) * scale,
    project: (longitude, latitude) => [(longitude - west) * shrink * scale, (north - latitude) * scale],
  };
}

export const projectPolygons = (shape: GeoJson, projection: Projection): readonly Polygon[] =>
  polygonsOf(shape).map((polygon) =>
    polygon.map((ring) => ring.map((p) => projection.project(p[0] ?? 0, p[1] ?? 0))));

export const pathOf = (polygons: readonly Polygon[]): string =>
  polygons.flat().map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');

export function boxOf(polygons: readonly Polygon[]): Box {
  const points = polygons.flat(2);
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Even–odd rule over all rings. */
export function isInside([x, y]: Point, polygon: Polygon): boolean {
  let inside = false;
  for (const ring of polygon)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[j]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
