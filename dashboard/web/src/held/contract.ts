import type { Answer, LocalText } from '../grid/contract';

export type Verdict = 'released' | 'rejected';

export interface Decision {
  /** Its own number at the location. */
  readonly number: number;
  readonly submission: number;
  readonly verdict: Verdict;
  readonly who: string;
  readonly why: string | null;
  readonly at: string;
}

/** A submission as staff see it who decide about it. */
export interface Held extends Answer {
  /** In the words of the questionnaire that was answered; null where it is not kept any more. */
  readonly answers: readonly { readonly question: string; readonly text: LocalText | null; readonly choices: readonly { readonly id: string; readonly text: LocalText | null }[] }[];
  readonly held: 'burst' | 'repeat' | null;
  readonly decision: Decision | null;
  /** Whether the decision is in force, or a later one replaced it. */
  readonly stands: boolean;
}

export interface HeldPage {
  /** How many wait in all. */
  readonly waiting: number;
  /** Newest first. */
  readonly submissions: readonly Held[];
  readonly next: string | null;
}
