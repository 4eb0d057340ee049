const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

/** Lights a figure up for a moment because it changed. */
export function flash(element: Element): void {
  if (calm?.matches) return;
  for (const running of element.getAnimations()) running.cancel();
  element.animate(
    [{ backgroundColor: 'var(--flash)' }, { backgroundColor: 'transparent' }],
    { duration: 1200, easing: 'ease-out' },
  );
}
