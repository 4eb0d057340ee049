const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

/** Kept here: to ask the element for its animations would make the browser compute styles at once. */
const running = new WeakMap<Element, Animation>();

/** Lights a figure up for a moment because it changed. */
export function flash(element: Element): void {
  if (calm?.matches) return;
  running.get(element)?.cancel();
  running.set(element, element.animate(
    [{ backgroundColor: 'var(--flash)' }, { backgroundColor: 'transparent' }],
    { duration: 1200, easing: 'ease-out' },
  ));
}
