import type { FeedPosition, Moves } from '../grid/contract';

/** What to do with what arrived: batches to apply now, in order, and whether some are missing. */
export interface Step {
  readonly apply: readonly Moves[];
  readonly gap: boolean;
}

/** Keeps batches in order. While a snapshot is on its way they wait; a gap in `seq` or
 * another `epoch` means that only a new snapshot tells the truth. */
export class Sequence {
  #waiting: Moves[] | null = [];
  #at: FeedPosition | null = null;

  /** Call before a snapshot is asked for. It will hold all that was told before,
   * so only what is told from now on has to wait. */
  awaitSnapshot(): void {
    this.#waiting = [];
  }

  receive(batch: Moves): Step {
    if (this.#waiting === null) return this.#follow([batch]);
    this.#waiting.push(batch);
    return { apply: [], gap: false };
  }

  /** The snapshot has arrived: says which of the waiting batches it does not hold yet. */
  resume(snapshot: FeedPosition): Step {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#at = { epoch: snapshot.epoch, seq: snapshot.seq };
    return this.#follow(waiting);
  }

  #follow(batches: readonly Moves[]): Step {
    const apply: Moves[] = [];
    for (const batch of batches) {
      const at = this.#at;
      if (at === null || batch.epoch !== at.epoch || batch.seq > at.seq + 1) return { apply, gap: true };
      if (batch.seq <= at.seq) continue;
      this.#at = { epoch: batch.epoch, seq: batch.seq };
      apply.push(batch);
    }
    return { apply, gap: false };
  }
}
