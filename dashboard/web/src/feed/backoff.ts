const first = 500;
const cap = 30_000;

/** How long to wait before trying again: doubles from half a second to half a minute, and up to
 * half of it is left to chance, so that browsers which lost one server do not return all at once. */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Milliseconds to wait after one more failure. */
  next(): number {
    const full = Math.min(cap, first * 2 ** this.#failures);
    this.#failures += 1;
    return full * (0.5 + this.#random() / 2);
  }

  reset(): void {
    this.#failures = 0;
  }
}
