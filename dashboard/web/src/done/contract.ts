// What the server sends of actions: JSON in camelCase, times as RFC 3339 in UTC.
import type { Subject } from '../alarms/contract';
import type { Figures, LocalText } from '../grid/contract';

export interface Action {
  readonly id: string;
  /** Of its newest change. */
  readonly number: number;
  readonly state: 'published' | 'withdrawn';
  readonly place: Subject;
  readonly text: LocalText;
  readonly doneAt: string;
  readonly changedAt: string;
  readonly who: string;
}

export interface ActionChange {
  readonly number: number;
  readonly kind: 'published' | 'edited' | 'withdrawn';
  readonly text: LocalText;
  readonly doneAt: string;
  readonly at: string;
  readonly who: string;
}

export interface ActionStory {
  readonly action: Action;
  readonly history: readonly ActionChange[];
  /** Null when it is withdrawn. */
  readonly effect: { readonly days: number; readonly before: Figures; readonly after: Figures } | null;
}
