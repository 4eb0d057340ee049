import { afterEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../src/feed/backoff';
import { Feed } from '../src/feed/feed';
import type { Hub } from '../src/feed/hub';
import type { News, Standing } from '../src/alarms/contract';
import type { Moves, Snapshot } from '../src/grid/contract';
import { keyOf } from '../src/grid/states';
import { alarm, moves, newStore, news, snapshot, standing, state } from './samples';

/** A server in the test's hand. Pauses pass at once; the clock moves when told. */
function setUp() {
  const stop = new AbortController();
  const calls = { starts: 0, snapshots: 0, standings: 0, pauses: [] as number[] };
  const failing = { starts: 0, snapshots: 0 };
  let told: { moves: (m: Moves) => void; lost: () => void; news: (n: News) => void; standing: (s: Standing) => void; alarmsLost: () => void; closed: () => void };
  const server = { snapshot: snapshot(1, [state('A', 1)]) as Snapshot | Promise<Snapshot>, standing: standing(1), now: 0 };
  const take: Partial<typeof told> = {};
  const hub: Hub = {
    start: async () => {
      calls.starts += 1;
      if (failing.starts-- > 0) throw new Error('refused');
    },
    onMoves: (f) => void (take.moves = f),
    onLost: (f) => void (take.lost = f),
    onNews: (f) => void (take.news = f),
    onStanding: (f) => void (take.standing = f),
    onAlarmsLost: (f) => void (take.alarmsLost = f),
    onClosed: (f) => void (take.closed = f),
    snapshot: async () => {
      calls.snapshots += 1;
      if (failing.snapshots-- > 0) throw new Error('503');
      return server.snapshot;
    },
    standing: async () => {
      calls.standings += 1;
      return server.standing;
    },
  };
  const store = newStore();
  const feed = new Feed(hub, store, async (ms) => void calls.pauses.push(ms), () => server.now, new Backoff(() => 1));
  told = take as typeof told;
  const live = () => vi.waitFor(() => expect(store.connection.state).toBe('live'));
  return { stop, calls, failing, told, server, store, live, run: () => void feed.run(stop.signal) };
}

const count = (store: ReturnType<typeof newStore>) => store.figures(keyOf('location', 'A')).count;

describe('Feed', () => {
  let current: ReturnType<typeof setUp>;
  const start = () => (current = setUp());
  afterEach(() => current.stop.abort());

  it('is live after the snapshot, and follows', async () => {
    const { run, live, told, store } = start();
    run();
    await live();
    told.moves(moves(2, [state('A', 2)]));
    expect(count(store)).toBe(2);
  });

  it('applies what was told while the snapshot was on its way', async () => {
    const { run, live, told, server, store, calls } = start();
    let arrive!: (s: Snapshot) => void;
    server.snapshot = new Promise((resolve) => (arrive = resolve));
    run();
    await vi.waitFor(() => expect(calls.snapshots).toBe(1));
    told.moves(moves(7, [state('A', 7)]));
    told.moves(moves(8, [state('A', 8)]));
    expect(store.connection.state).toBe('catching-up');
    arrive(snapshot(7, [state('A', 7)]));
    await live();
    expect(count(store)).toBe(8);
  });

  it('says since when the server has no grid, and asks for the snapshot until there is one', async () => {
    const { run, live, told, server, store, calls, failing } = start();
    run();
    await live();
    const said = vi.spyOn(store, 'setConnection');
    server.now = 60_000;
    server.snapshot = snapshot(9, [state('A', 9)]);
    failing.snapshots = 2;
    told.lost();
    expect(store.connection).toEqual({ state: 'catching-up' });
    await live();
    expect(calls.snapshots).toBe(4);
    expect(count(store)).toBe(9);
    expect(said).toHaveBeenCalledWith({ state: 'reconnecting', since: 60_000 });
  });

  it('fetches the snapshot again after a gap and after a new epoch', async () => {
    const { run, live, told, server, store, calls } = start();
    run();
    await live();
    server.now = 60_000;
    server.snapshot = snapshot(9, [state('A', 9)]);
    told.moves(moves(5, [state('A', 5)]));
    await vi.waitFor(() => expect(count(store)).toBe(9));
    expect(calls.pauses).toEqual([]);
    await live();
    server.now = 120_000;
    server.snapshot = snapshot(1, [state('A', 3)], 'f');
    told.moves(moves(1, [state('A', 3)], 'f'));
    await vi.waitFor(() => expect(count(store)).toBe(3));
    expect(calls.snapshots).toBe(3);
  });

  it('waits before it fetches for a gap that follows on the heels of another', async () => {
    const { run, live, told, calls, server } = start();
    run();
    await live();
    server.snapshot = snapshot(5);
    told.moves(moves(5));
    await vi.waitFor(() => expect(calls.snapshots).toBe(2));
    expect(calls.pauses).toHaveLength(1);
  });

  it('tries for ever when the start or the snapshot fails, each time waiting longer', async () => {
    const { run, live, calls, failing } = start();
    failing.starts = 3;
    failing.snapshots = 2;
    run();
    await live();
    expect(calls).toMatchObject({ starts: 4, snapshots: 3, pauses: [500, 1000, 2000, 4000, 8000] });
  });

  it('fetches the snapshot again after a reconnect, and tells since when it was gone', async () => {
    const { run, live, told, server, store, calls } = start();
    run();
    await live();
    server.now = 42_000;
    server.snapshot = snapshot(20, [state('A', 20)]);
    const seen: unknown[] = [];
    const set = store.setConnection.bind(store);
    store.setConnection = (connection) => (seen.push(connection), set(connection));
    told.closed();
    await vi.waitFor(() => expect(count(store)).toBe(20));
    expect(seen[0]).toEqual({ state: 'reconnecting', since: 42_000 });
    expect(calls.starts).toBe(2);
  });

  it('fetches the definition again when it is told of something unknown, once', async () => {
    const { run, live, told, server, calls } = start();
    run();
    await live();
    server.now = 60_000;
    server.snapshot = snapshot(2);
    told.moves(moves(2, [state('NEW', 1)]));
    await vi.waitFor(() => expect(calls.snapshots).toBe(2));
    await live();
    told.moves(moves(3, [state('NEW', 2)]));
    await live();
    expect(calls.snapshots).toBe(2);
  });
});

describe('Backoff', () => {
  it('doubles up to half a minute and leaves half to chance', () => {
    const backoff = new Backoff(() => 0);
    expect(Array.from({ length: 9 }, () => backoff.next())).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    backoff.reset();
    expect(backoff.next()).toBe(250);
  });

  it('asks for what stands of alarms after a gap in their news, and not for the whole snapshot', async () => {
    const { store, told, server, calls, live, run, stop } = setUp();
    server.snapshot = { ...snapshot(1), alarms: standing(1, [alarm('x', 1)]) };
    run();
    await live();
    told.news(news(2, [alarm('x', 2, 'acknowledged')]));
    expect(store.alarms.alarm('x')?.state).toBe('acknowledged');
    expect(calls.standings).toBe(0);
    server.standing = standing(5, [alarm('x', 3, 'resolved')]);
    told.news(news(5));
    await vi.waitFor(() => expect(store.alarms.alarm('x')?.state).toBe('resolved'));
    expect([calls.standings, calls.snapshots]).toEqual([1, 1]);
    stop.abort();
  });

  it('does not take alarms that are lost for none', async () => {
    const { store, told, server, live, run, stop } = setUp();
    server.snapshot = { ...snapshot(1), alarms: null };
    run();
    await live();
    expect(store.alarms.isLost).toBe(true);
    told.standing(standing(1));
    expect(store.alarms.isLost).toBe(false);
    told.alarmsLost();
    expect(store.alarms.isLost).toBe(true);
    stop.abort();
  });
});
