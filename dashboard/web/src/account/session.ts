/** Who has signed in, as the server says it. */
export interface Member {
  readonly name: string;
  readonly organisation: string;
}

export interface Surroundings {
  readonly fetch: (address: string, options: RequestInit) => Promise<Response>;
  /** Leaves the page for another; both are addresses beside it. */
  readonly goTo: (address: string) => void;
}

const browser: Surroundings = {
  fetch: (address, options) => fetch(new URL(address, document.baseURI), options),
  goTo: (address) => location.assign(new URL(address, document.baseURI)),
};

/** The reader's sign-in. Where the server asks for one that the reader does not have, the page goes to where it is given. */
export class Session {
  /** Null while it is unknown, and where nobody has to sign in. */
  member: Member | null = null;

  readonly #around: Surroundings;
  #tell: () => void = () => {};
  #leaving = false;

  constructor(around: Surroundings = browser) {
    this.#around = around;
  }

  onMember(tell: () => void): void {
    this.#tell = tell;
  }

  /** Asks who is signed in, which also keeps the sign-in from running out. Never rejects: a server that does not answer tells nothing. */
  async check(): Promise<void> {
    try {
      const response = await this.#around.fetch('api/v1/me', { cache: 'no-store', headers: { accept: 'application/json' } });
      if (response.status === 401) return this.ended();
      if (!response.ok) return;
      this.member = response.status === 204 ? null : ((await response.json()) as Member);
      this.#tell();
    } catch {
      // No connection, which the page shows already.
    }
  }

  /** The server has answered that it knows no sign-in. */
  ended(): void {
    // Several requests may hear of it, and a second departure would cut the first one off.
    if (this.#leaving) return;
    this.#leaving = true;
    this.#around.goTo('sign-in');
  }

  async signOut(): Promise<void> {
    try {
      await this.#around.fetch('sign-out', { method: 'POST', redirect: 'manual' });
    } finally {
      this.ended();
    }
  }
}
