// What the server sends: JSON in camelCase, times as RFC 3339 in UTC.
import type { Standing } from '../alarms/contract';

export const windowNames = ['1h', '24h', '7d', '30d', '90d'] as const;
export type WindowName = (typeof windowNames)[number];

export type Kind = 'location' | 'settlement' | 'category' | 'organisation';

/** What a window says. With no answers `count` is 0 and the other figures are null, never 0. */
export interface Figures {
  readonly count: number;
  readonly mean: number | null;
  /** Share of scores 8–10, from 0 to 1. */
  readonly satisfied: number | null;
  /** Share of scores 1–4, from 0 to 1. */
  readonly dissatisfied: number | null;
  /** Promoters 9–10 minus detractors 1–6, from -100 to 100. */
  readonly nps: number | null;
  /** How many answers gave each score from 1 to 10. */
  readonly histogram: readonly number[] | null;
}

export interface State {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly asOf: string;
  readonly windows: Readonly<Record<WindowName, Figures>>;
}

export interface Answer {
  readonly location: string;
  /** The answer's number at its location, from 1. */
  readonly n: number;
  readonly score: number;
  readonly comment: string | null;
  readonly language: string | null;
  readonly countedAt: string;
  readonly receivedAt: string;
}

export type LocalText = Readonly<Record<string, string>>;

export type Position = readonly number[];
export type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };
export interface Feature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: Geometry | null;
}
export interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
}
export type GeoJson = FeatureCollection | Feature | Geometry;

export interface GridMap {
  readonly cells: FeatureCollection;
  /** The property of a cell that holds the settlement's id. */
  readonly key: string;
  readonly outline: GeoJson | null;
  readonly credit: string;
}

export interface Organisation {
  readonly id: string;
  readonly name: LocalText;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly map: GridMap | null;
}

export interface Settlement {
  readonly id: string;
  readonly name: LocalText;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly population: number | null;
  /** The settlement that encloses it. */
  readonly within?: string | null;
}

export interface Category {
  readonly id: string;
  readonly name: LocalText;
}

export interface Location {
  readonly code: string;
  readonly name: LocalText;
  readonly settlement: string;
  readonly category: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly kind: string;
  readonly building: string | null;
  readonly retired: boolean;
}

export interface Definition {
  readonly version: number;
  /** The answers come from simulated citizens. */
  readonly simulated: boolean;
  readonly organisation: Organisation;
  readonly settlements: readonly Settlement[];
  readonly categories: readonly Category[];
  readonly locations: readonly Location[];
}

/** Where the feed is: `seq` counts the batches of one `epoch` from 1. */
export interface FeedPosition {
  readonly epoch: string | number;
  readonly seq: number;
}

export interface Snapshot {
  /** What stands of alarms; null while it cannot be told. */
  readonly alarms?: Standing | null;
  readonly definition: Definition;
  readonly states: readonly State[];
  /** Newest first. */
  readonly latest: readonly Answer[];
  readonly feed: FeedPosition;
}

/** What one grain's state has become: the same answers were added in every window, as pairs of a score and a number of answers;
 * or the ten counts of the windows that are others than before, of which `from` is the version. */
export type Move =
  | readonly [id: string, from: number, version: number, added: readonly number[]]
  | readonly [id: string, version: number, windows: Readonly<Partial<Record<WindowName, readonly number[]>>>, from: number | null];

/** A batch of the feed. */
export interface Moves extends FeedPosition {
  /** When the windows of the states end; null without states. */
  readonly asOf: string | null;
  readonly states: Readonly<Partial<Record<Kind, readonly Move[]>>>;
  /** New answers, oldest first. */
  readonly answers: readonly Answer[];
}
