// What the server tells of plates.
import type { LocalText } from '../grid/contract';

/** That a plate was put up; who is null where nobody had signed in. */
export interface Install {
  readonly at: string;
  readonly recordedAt: string;
  readonly who: string | null;
  readonly note: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Plate {
  readonly code: string;
  readonly name: LocalText;
  readonly settlement: string;
  readonly category: string;
  readonly installed: Install | null;
  /** When the first answer was received; null when none ever was. */
  readonly firstAnswerAt: string | null;
  readonly lastAnswerAt: string | null;
}

export interface PlateList {
  /** Whether it is known where plates lead. */
  readonly canPrint: boolean;
  readonly sizes: readonly string[];
  readonly plates: readonly Plate[];
}
