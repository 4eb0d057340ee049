import type { Session } from '../account/session';

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly [more: string]: unknown;
}

/** The server did not do what it was asked; the message is its reason. */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    const errors = (problem.errors ?? []).map(({ field, message }) => (field ? `${field}: ${message}` : message));
    super(errors.join(' ') || problem.detail || problem.title || String(status));
    this.status = status;
    this.problem = problem;
  }
}

/** Asks the server about alarms, and tells it what people do. */
export class AlarmApi {
  readonly #session: Pick<Session, 'ended'>;
  readonly #fetch: (address: string, options: RequestInit) => Promise<Response>;

  constructor(session: Pick<Session, 'ended'>, ask = (address: string, options: RequestInit) => fetch(new URL(address, document.baseURI), options)) {
    this.#session = session;
    this.#fetch = ask;
  }

  get<T>(path: string): Promise<T> {
    return this.#ask<T>('GET', path);
  }

  post<T>(path: string, body: object = {}, signal?: AbortSignal): Promise<T> {
    return this.#ask<T>('POST', path, body, signal);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.#ask<T>('PUT', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#ask<T>('DELETE', path);
  }

  async #ask<T>(method: string, path: string, body?: object, signal?: AbortSignal): Promise<T> {
    const response = await this.#fetch(`api/v1/${path}`, {
      method,
      cache: 'no-store',
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
    if (response.status === 401) this.#session.ended();
    if (!response.ok) throw new Refused(response.status, await problemOf(response));
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}

/** An id within an address: some have slashes. */
export const part = (id: string): string => encodeURIComponent(id);
