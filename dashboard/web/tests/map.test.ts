import { describe, expect, it } from 'vitest';
import type { GeoJson } from '../src/grid/contract';
import { lineText, placeLabels, type Labelled } from '../src/map/labels';
import { neighbour } from '../src/map/neighbours';
import { equirectangular, isInside, pathOf, projectPolygons, type Polygon } from '../src/map/projection';
import { numbers } from '../src/words/numbers';
import page from '../index.html?raw';

const square = (west: number, south: number, east: number, north: number): GeoJson => ({
  type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
});

describe('the projection', () => {
  const projection = equirectangular(square(25, 42, 26, 43), 1000);

  it('fills the width, north up', () => {
    expect(projection.project(25, 43)).toEqual([0, 0]);
    const [x, y] = projection.project(26, 42);
    expect(x).toBeCloseTo(1000);
    expect(y).toBeCloseTo(projection.height);
  });

  it('is true to scale: a degree of longitude is shorter by the cosine of the latitude', () => {
    expect(1000 / projection.height).toBeCloseTo(Math.cos((42.5 * Math.PI) / 180), 6);
  });

  it('draws every ring of every polygon', () => {
    const shape: GeoJson = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: [
        [[[25, 42], [26, 42], [26, 43]], [[25.4, 42.1], [25.5, 42.1], [25.5, 42.2]]], [[[25, 42], [25, 43], [26, 43]]],
      ] } }],
    };
    expect(pathOf(projectPolygons(shape, projection)).match(/M/g)).toHaveLength(3);
  });

  it('knows what is inside, and what is in a hole', () => {
    const ring = (a: number, b: number): Polygon[number] => [[a, a], [b, a], [b, b], [a, b]];
    expect(isInside([1, 1], [ring(0, 10), ring(4, 6)])).toBe(true);
    expect(isInside([5, 5], [ring(0, 10), ring(4, 6)])).toBe(false);
    expect(isInside([11, 5], [ring(0, 10)])).toBe(false);
  });
});

describe('labels', () => {
  const cell = (width: number, height: number): Labelled => ({
    id: 'c', polygon: [[[0, 0], [width, 0], [width, height], [0, height]]], anchor: [width / 2, height / 2],
    name: 'Elhovo', mean: '7.2', count: '12',
  });
  const size = { width: (text: string) => 6 * text.length, lineHeight: 12, smallest: 0.75 };
  const label = (one: Labelled) => placeLabels([one], size).get('c');
  const lines = (width: number, height: number) => label(cell(width, height))?.lines;

  it('say what there is room for', () => {
    expect(lines(80, 40)).toEqual(['name', 'mean and count']);
    expect(lines(36, 60)).toEqual(['name', 'mean', 'count']);
    expect(lines(80, 20)).toEqual(['mean and count']);
    expect(lines(28, 40)).toEqual(['mean', 'count']);
    expect(lines(20, 14)).toEqual(['mean']);
  });

  it('shrink a mean that does not fit, and leave none out', () => {
    expect(label(cell(20, 14))?.scale).toBe(1);
    expect(label(cell(14, 10))).toEqual({ at: [7, 5], lines: ['mean'], scale: 0.75 });
    expect(label(cell(2, 2))).toEqual({ at: [1, 1], lines: ['mean'], scale: 0.75 });
  });

  it('stand within the cell even if they do not fit and the settlement lies outside', () => {
    const { at } = label({ ...cell(4, 4), anchor: [90, 90] })!;
    expect(isInside(at, cell(4, 4).polygon)).toBe(true);
  });

  it('tell that there are no answers', () => {
    expect(lineText('mean', { ...cell(2, 2), mean: numbers.en.shortMean(null) })).toBe('–');
  });

  it('are drawn above the spots and the cells', () => {
    const layers = [...page.matchAll(/id="map-(cells|spots|labels|selected|pointed)"/g)].map((match) => match[1]);
    expect(layers.at(-1)).toBe('labels');
    expect(layers).toHaveLength(5);
  });
});

describe('arrow keys', () => {
  const places = new Map([['a', [0, 0]], ['b', [10, 1]], ['c', [30, 0]], ['d', [2, 10]]] as const);

  it('go to the nearest place that way', () => {
    expect(neighbour([0, 0], places, 'ArrowRight')).toBe('b');
    expect(neighbour([0, 0], places, 'ArrowDown')).toBe('d');
    expect(neighbour([0, 0], places, 'ArrowLeft')).toBeNull();
  });
});
