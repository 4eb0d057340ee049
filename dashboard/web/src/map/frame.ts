import { setAttribute } from '../page/elements';
import type { Box } from './projection';

const duration = 350;

/** What part of the map is in sight, and how large a pixel is in the map's units. */
export class Frame {
  readonly #element: SVGSVGElement;
  readonly #settled: () => void;
  #shown: Box | null = null;
  #target: Box | null = null;
  #frame = 0;

  /** @param settled Called when the scale has changed and is at rest. */
  constructor(element: SVGSVGElement, settled: () => void) {
    this.#element = element;
    this.#settled = settled;
    new ResizeObserver(() => this.#settled()).observe(element);
  }

  /** Map units per pixel. */
  get unit(): number {
    const { clientWidth, clientHeight } = this.#element;
    const box = this.#target;
    if (!box || clientWidth === 0 || clientHeight === 0) return 1;
    return Math.max(box.width / clientWidth, box.height / clientHeight);
  }

  show(box: Box, margin: number): void {
    const space = Math.max(box.width, box.height) * margin;
    const target: Box = {
      x: box.x - space, y: box.y - space, width: box.width + 2 * space, height: box.height + 2 * space,
    };
    const from = this.#shown;
    this.#target = target;
    cancelAnimationFrame(this.#frame);
    if (!from || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#set(target);
      this.#settled();
      return;
    }
    const start = performance.now();
    const step = (now: number) => {
      const t = Math.min(1, Math.max(0, (now - start) / duration));
      const ease = 1 - (1 - t) ** 3;
      const mix = (a: number, b: number) => a + (b - a) * ease;
      this.#set({
        x: mix(from.x, target.x), y: mix(from.y, target.y),
        width: mix(from.width, target.width), height: mix(from.height, target.height),
      });
      if (t < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#settled();
    this.#frame = requestAnimationFrame(step);
  }

  #set(box: Box): void {
    this.#shown = box;
    setAttribute(this.#element, 'viewBox',
      [box.x, box.y, box.width, box.height].map((value) => value.toFixed(2)).join(' '));
  }
}
