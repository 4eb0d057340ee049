import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Session } from '../account/session';
import type { News, Standing } from '../alarms/contract';
import type { Moves, Snapshot } from '../grid/contract';

/** The server's side of the feed, as the page sees it. */
export interface Hub {
  /** Connects; rejects when that fails. May be called again after a close. */
  start(): Promise<void>;
  onMoves(take: (moves: Moves) => void): void;
  /** The server itself has lost the grid: what it has sent goes stale. */
  onLost(take: () => void): void;
  onNews(take: (news: News) => void): void;
  onStanding(take: (standing: Standing) => void): void;
  /** The server itself cannot tell any more what stands of alarms. */
  onAlarmsLost(take: () => void): void;
  onClosed(take: () => void): void;
  snapshot(signal: AbortSignal): Promise<Snapshot>;
  /** What stands of alarms. */
  standing(signal: AbortSignal): Promise<Standing>;
}

const snapshotTimeout = 30_000;

export function signalRHub(session: Session): Hub {
  // No automatic reconnect of its own: it gives up, and never tries again after a failed start.
  const connection = new HubConnectionBuilder()
    .withUrl(new URL('hubs/grid?form=moves', document.baseURI).href)
    .configureLogging(LogLevel.None)
    .build();
  return {
    start: async () => {
      await connection.start().catch((failure: unknown) => {
        // The failure does not say whether it was for want of a sign-in.
        void session.check();
        throw failure;
      });
      // Answered only once the server sends this connection every batch: nothing is missed between it and the snapshot.
      await connection.invoke('position').catch(async (failure: unknown) => {
        await connection.stop();
        throw failure;
      });
    },
    onMoves: (take) => connection.on('moves', take),
    onLost: (take) => connection.on('lost', take),
    onNews: (take) => connection.on('alarm', take),
    onStanding: (take) => connection.on('alarms', take),
    onAlarmsLost: (take) => connection.on('alarmsLost', take),
    onClosed: (take) => connection.onclose(take),
    snapshot: (signal) => ask('api/v1/grid', signal) as Promise<Snapshot>,
    standing: (signal) => ask('api/v1/alarms/standing', signal) as Promise<Standing>,
  };

  async function ask(path: string, signal: AbortSignal): Promise<unknown> {
    const response = await fetch(new URL(path, document.baseURI), {
      signal: AbortSignal.any([signal, AbortSignal.timeout(snapshotTimeout)]),
      cache: 'no-store',
      headers: { accept: 'application/json' },
    });
    if (response.status === 401) session.ended();
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`);
    return response.json();
  }
}
