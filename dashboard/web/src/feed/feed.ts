import type { Kind, Move, Moves } from '../grid/contract';
import type { Store } from '../grid/store';
import { keyOf, type StateKey } from '../grid/states';
import { Backoff } from './backoff';
import type { Hub } from './hub';
import { statesOf } from './moves';
import { Sequence, type Step } from './sequence';
import { wait } from './wait';

/** A connection or a snapshot that held this long makes the next trouble a new one. */
const settled = 10_000;

/** Keeps the store as the server says, for ever: connect, fetch the snapshot while changes wait,
 * follow the changes; after a gap fetch the snapshot again, after a loss begin again. */
export class Feed {
  readonly #hub: Hub;
  readonly #store: Store;
  readonly #sequence = new Sequence();
  readonly #pause: typeof wait;
  readonly #now: () => number;
  readonly #backoff: Backoff;
  #connected = new AbortController();
  #catchingUp = false;
  #catchingUpAlarms = false;
  #liveSince: number | null = null;
  #lostAt: number;
  /** What the definition does not know, each asked for once. */
  readonly #unknown = new Set<StateKey>();

  constructor(hub: Hub, store: Store, pause = wait, now = Date.now, backoff = new Backoff()) {
    this.#hub = hub;
    this.#store = store;
    this.#pause = pause;
    this.#now = now;
    this.#backoff = backoff;
    this.#lostAt = now();
    hub.onMoves((moves) => this.#receive(moves));
    hub.onLost(() => this.#lose());
    hub.onNews((news) => {
      if (store.takeNews(news)) void this.#recoverAlarms();
    });
    hub.onStanding((standing) => store.takeStanding(standing));
    hub.onAlarmsLost(() => store.loseAlarms());
    hub.onClosed(() => this.#connected.abort());
  }

  /** Runs until `stop`, which in a page is never. */
  async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.#connected = new AbortController();
      const gone = AbortSignal.any([stop, this.#connected.signal]);
      try {
        await this.#hub.start();
        await this.#catchUp(gone);
        await aborted(gone);
        this.#lostAt = this.#now();
      } catch {
        // A start that fails is a loss like any other.
      }
      if (stop.aborted) return;
      this.#store.setConnection({ state: 'reconnecting', since: this.#lostAt });
      await this.#pause(this.#delay(), stop);
    }
  }

  async #catchUp(gone: AbortSignal): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      while (!gone.aborted) {
        this.#store.setConnection({ state: 'catching-up' });
        if (await this.#takeSnapshot(gone)) {
          this.#liveSince = this.#now();
          this.#store.setConnection({ state: 'live' });
          return;
        }
        if (gone.aborted) return;
        this.#store.setConnection({ state: 'reconnecting', since: this.#lostAt });
        await this.#pause(this.#delay(), gone);
      }
    } finally {
      this.#catchingUp = false;
    }
  }

  async #takeSnapshot(gone: AbortSignal): Promise<boolean> {
    this.#sequence.awaitSnapshot();
    try {
      const snapshot = await this.#hub.snapshot(gone);
      if (gone.aborted) return false;
      this.#store.takeSnapshot(snapshot);
      return this.#follow(this.#sequence.resume(snapshot.feed));
    } catch {
      return false;
    }
  }

  #receive(moves: Moves): void {
    const step = this.#sequence.receive(moves);
    const isWhole = this.#follow(step);
    // What comes until the new snapshot is there is kept for it, and not added to what is not right.
    if (!isWhole) this.#sequence.awaitSnapshot();
    if (!isWhole || step.apply.some((batch) => this.#tellsOfUnknown(batch))) void this.#recover();
  }

  /** Says whether nothing is missing. */
  #follow(step: Step): boolean {
    for (const batch of step.apply) {
      const states = statesOf(batch, (key) => this.#store.states.get(key));
      if (states === null) return false;
      this.#store.takeStates(states);
      if (batch.answers.length > 0) this.#store.takeAnswers(batch.answers);
    }
    return !step.gap;
  }

  /** There is a connection, and nothing behind it: the snapshot is asked for until the server has one again. */
  #lose(): void {
    this.#lostAt = this.#now();
    this.#store.setConnection({ state: 'reconnecting', since: this.#lostAt });
    void this.#recover();
  }

  /** A first gap is mended at once; one that follows on the heels of another waits. */
  async #recover(): Promise<void> {
    if (this.#catchingUp) return;
    const gone = this.#connected.signal;
    if (this.#liveSince !== null && this.#now() - this.#liveSince < settled) {
      this.#sequence.awaitSnapshot();
      this.#store.setConnection({ state: 'catching-up' });
      await this.#pause(this.#delay(), gone);
    }
    await this.#catchUp(gone);
  }

  /** After a gap in the news. A snapshot that is on its way brings what stands by itself. */
  async #recoverAlarms(): Promise<void> {
    const gone = this.#connected.signal;
    if (this.#catchingUp || this.#catchingUpAlarms) return;
    this.#catchingUpAlarms = true;
    const backoff = new Backoff();
    try {
      while (!gone.aborted) {
        try {
          this.#store.takeStanding(await this.#hub.standing(gone));
          return;
        } catch {
          this.#store.loseAlarms();
          await this.#pause(backoff.next(), gone);
        }
      }
    } finally {
      this.#catchingUpAlarms = false;
    }
  }

  #delay(): number {
    if (this.#liveSince !== null && this.#now() - this.#liveSince >= settled) this.#backoff.reset();
    this.#liveSince = null;
    return this.#backoff.next();
  }

  /** A new definition was imported if a state is of something that the held one does not name. */
  #tellsOfUnknown(moves: Moves): boolean {
    const { names } = this.#store;
    const fresh = (Object.entries(moves.states) as [Kind, readonly Move[]][])
      .flatMap(([kind, list]) => list.map((move) => keyOf(kind, move[0])))
      .filter((key) => names?.knows(key) === false && !this.#unknown.has(key));
    for (const key of fresh) this.#unknown.add(key);
    return fresh.length > 0;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
