import type { Store } from '../grid/store';
import { keyOf, type StateKey } from '../grid/states';
import { isDirection, neighbour } from './neighbours';
import type { Shapes } from './shapes';

/** Time to move the pointer from a shape to its card before the card goes. */
const grace = 200;

/** Lets the reader point at shapes and select settlements by mouse, touch and keyboard. */
export function pointWith(map: SVGSVGElement, card: HTMLElement, store: Store, shapes: () => Shapes | null): void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const point = (key: StateKey | null) => {
    clearTimeout(leaving);
    if (key) store.point(key);
    else leaving = setTimeout(() => store.point(null), grace);
  };
  const keyAt = (target: EventTarget | null): StateKey | null => {
    if (!(target instanceof SVGElement)) return null;
    const { cell, spot } = target.dataset;
    return spot ? keyOf('location', spot) : cell ? keyOf('settlement', cell) : null;
  };
  const settlementAt = (target: EventTarget | null): string | null => {
    if (!(target instanceof SVGElement)) return null;
    const { cell, spot } = target.dataset;
    return cell ?? (spot ? shapes()?.spots.get(spot)?.settlement : null) ?? null;
  };
  const select = (id: string | null) =>
    store.choose(id === null ? { settlement: null } : { settlement: id, tab: 'locations', search: '' });

  map.addEventListener('pointerover', (event) => point(keyAt(event.target)));
  map.addEventListener('pointerleave', () => point(null));
  card.addEventListener('pointerenter', () => clearTimeout(leaving));
  card.addEventListener('pointerleave', () => point(null));
  // Heard around the map: an SVG element that listens for focus takes it itself in some browsers.
  map.parentElement?.addEventListener('focusin', (event) => point(keyAt(event.target)));
  map.parentElement?.addEventListener('focusout', () => point(null));

  map.addEventListener('click', (event) => {
    const id = settlementAt(event.target);
    // A spot within the settlement in sight is pointed at, not selected.
    if (id !== null && id !== store.choices.settlement) select(id);
    point(keyAt(event.target));
  });

  map.addEventListener('keydown', (event) => {
    const cells = shapes()?.cells;
    const current = settlementAt(event.target);
    if (!cells || current === null) return;
    if (event.key === 'Enter' || event.key === ' ') select(current === store.choices.settlement ? null : current);
    else if (isDirection(event.key)) {
      const anchors = new Map([...cells].map(([id, cell]) => [id, cell.anchor]));
      const next = neighbour(anchors.get(current)!, anchors, event.key);
      if (next !== null) {
        cells.get(current)!.path.setAttribute('tabindex', '-1');
        cells.get(next)!.path.setAttribute('tabindex', '0');
        cells.get(next)!.path.focus();
      }
    } else return;
    event.preventDefault();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (store.pointed) store.point(null);
    else if (store.choices.settlement !== null) select(null);
  });
}
