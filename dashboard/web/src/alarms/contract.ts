// What the server sends of alarms: JSON in camelCase, times as RFC 3339 in UTC, lengths of time as "24h" or "14d".
import type { LocalText } from '../grid/contract';

export type AlarmState = 'pending' | 'firing' | 'acknowledged' | 'resolved';
export type AlarmChange = 'pended' | 'fired' | 'joined' | 'withdrawn' | 'acknowledged' | 'resolved' | 'reopened';
export type Severity = 'notice' | 'warning' | 'critical';
export type Measure = 'dissatisfied' | 'mean' | 'choice';
export type Lane = 'safety' | 'drop' | 'silence';
export type Level = 'location' | 'settlement' | 'category' | 'organisation' | 'settlementCategory';
export type Judgement = 'noData' | 'notEnough' | 'healthy' | 'worse';
export type DeliveryState = 'waiting' | 'delivered' | 'dead' | 'dropped' | 'quietened';

export interface Subject {
  readonly level: Level;
  /** Of a settlementCategory "settlement/category". */
  readonly id: string;
}

/** What a transition was decided on; what does not apply is null. */
export interface AlarmFigures {
  readonly window: string | null;
  readonly count: number;
  /** A share from 0 to 1, or a mean from 1 to 10. */
  readonly value: number | null;
  readonly level: number | null;
  readonly usual: number | null;
  readonly probability: number | null;
  readonly lastAnswerAt: string | null;
}

export interface Alarm {
  readonly id: string;
  readonly rule: string;
  readonly lane: Lane;
  readonly severity: Severity;
  readonly subject: Subject;
  readonly choiceText: LocalText | null;
  readonly team: string | null;
  readonly state: AlarmState;
  /** The number of its last transition: of two versions of one alarm the higher is the newer. */
  readonly number: number;
  readonly since: string;
  readonly openedAt: string;
  readonly firedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly reports: number;
  readonly figures: AlarmFigures;
}

export interface Transition {
  readonly alarm: string;
  readonly number: number;
  readonly change: AlarmChange;
  readonly state: AlarmState;
  readonly at: string;
  readonly who: string | null;
  readonly why: string | null;
  readonly figures: AlarmFigures;
}

export interface Silence {
  readonly id: string;
  readonly place: Subject;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly who: string;
  readonly endedBy: string | null;
}

export interface RuleName {
  readonly id: string;
  readonly name: LocalText;
  readonly lane: Lane;
  readonly measure: Measure | null;
  readonly severity: Severity;
  readonly team: string | null;
}

export interface TeamName {
  readonly id: string;
  readonly name: LocalText;
}

/** Where the news of alarms are: `seq` counts those of one `epoch` from 1. */
export interface NewsPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** All that stands. */
export interface Standing extends NewsPosition {
  readonly judged: string | null;
  readonly alarms: readonly Alarm[];
  readonly silences: readonly Silence[];
  readonly rules: readonly RuleName[];
  readonly teams: readonly TeamName[];
}

/** What changed. */
export interface News extends NewsPosition {
  readonly alarms: readonly Alarm[];
  readonly transitions: readonly Transition[];
  readonly silences: readonly Silence[];
}

export interface Delivery {
  readonly id: string;
  readonly alarm: string | null;
  readonly number: number;
  readonly team: string;
  readonly member: string | null;
  readonly channel: string;
  readonly kind: string | null;
  readonly address: string | null;
  readonly step: number;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly settledAt: string | null;
  readonly result: string | null;
}

export interface Story {
  readonly alarm: Alarm;
  readonly transitions: readonly Transition[];
  readonly deliveries: readonly Delivery[];
}

export interface JudgementCounts {
  readonly rule: string;
  readonly worse: number;
  readonly healthy: number;
  readonly notEnough: number;
  readonly noData: number;
}

export interface JudgedSubject {
  readonly rule: string;
  readonly subject: Subject;
  readonly judgement: Judgement;
  readonly figures: AlarmFigures;
}

export interface Judgements {
  readonly judged: string | null;
  readonly counts: readonly JudgementCounts[];
  readonly subjects: readonly JudgedSubject[];
}

export interface Drop {
  readonly measure: Measure;
  readonly question: string | null;
  readonly choice: string | null;
  readonly windows: readonly string[];
  readonly level: { readonly fixed: number | null; readonly margin: number };
  readonly confidence: number;
  readonly clear: number;
  readonly minCount: number;
  readonly for: string;
  readonly keepFor: string;
  readonly pool: boolean;
}

export interface Rule {
  readonly id: string;
  readonly name: LocalText;
  readonly scope: { readonly kind: string; readonly ids: readonly string[] };
  readonly severity: Severity;
  readonly team: string | null;
  readonly coolDown: string;
  readonly safety: object | null;
  readonly drop: Drop | null;
  readonly silence: { readonly confidence: number; readonly minCount: number } | null;
}

export interface RuleInForce {
  readonly rule: Rule;
  readonly since: string;
  readonly who: string | null;
}

export interface Channel {
  readonly id: string;
  readonly kind: string;
  /** Masked. */
  readonly address: string;
}

export interface Hours {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
}

export interface Team {
  readonly id: string;
  readonly name: LocalText;
  readonly members: readonly { readonly id: string; readonly name: string; readonly channels: readonly Channel[]; readonly hours: Hours | null }[];
  readonly channels: readonly Channel[];
  readonly escalation: readonly { readonly after: string; readonly members: readonly string[] }[];
  readonly quiet: Hours | null;
}

/** What a rule would have done. */
export interface Backtest {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly fired: number;
  readonly perWeek: number;
  /** Those that fired, the first first; at most some hundreds. */
  readonly alarms: readonly {
    readonly subject: Subject;
    readonly firedAt: string;
    /** Null while it lasts. */
    readonly resolvedAt: string | null;
    readonly figures: AlarmFigures;
  }[];
}
