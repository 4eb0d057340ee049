import { html } from '../page/elements';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Delivery } from './contract';
import { delivery } from './details';
import { fetchedPanel, type Panel } from './panel';

interface Log {
  readonly deliveries: readonly Delivery[];
  readonly next: string | null;
}

/** What was sent to whom, the newest first. */
export function deliveriesPanel(context: AlarmContext): Panel {
  return fetchedPanel<Log>(context, () => 'alarms/deliveries?limit=100', ({ deliveries, next }) =>
    deliveries.length === 0 ? [] : [listOf(context, deliveries), ...older(context, next)]);
}

/** What was given up, to be sent again. */
export function deadPanel(context: AlarmContext): Panel {
  return fetchedPanel<Log>(context, () => 'alarms/deliveries?state=dead&limit=200', ({ deliveries }) => {
    const { words } = context;
    if (deliveries.length === 0) return [html('p', { class: 'soft' }, words.noDead)];
    return [html('ul', { class: 'history' }, ...deliveries.map((letter) => {
      const status = html('p', { class: 'status', role: 'status' });
      const again = html('button', { type: 'button', 'data-do': 'retry' }, words.again);
      again.addEventListener('click', () => {
        again.disabled = true;
        context.api.post(`alarms/deliveries/${part(letter.id)}/retry`).then(() => {
          status.textContent = context.words.againDone;
        }, (failure: unknown) => {
          again.disabled = false;
          status.textContent = context.reason(failure);
        });
      });
      return delivery(context, letter, html('div', { class: 'acts' }, again), status);
    }))];
  });
}

const listOf = (context: AlarmContext, deliveries: readonly Delivery[]): HTMLElement =>
  html('ul', { class: 'history' }, ...deliveries.map((letter) => delivery(context, letter)));

function older(context: AlarmContext, next: string | null): HTMLElement[] {
  if (next === null) return [];
  const room = html('div');
  const more = html('button', { type: 'button', class: 'more' }, context.words.earlier);
  more.addEventListener('click', () => {
    context.api.get<Log>(`alarms/deliveries?limit=100&before=${encodeURIComponent(next)}`).then((page) =>
      room.replaceChildren(listOf(context, page.deliveries), ...older(context, page.next)),
    (failure: unknown) => void (more.textContent = context.reason(failure)));
  });
  room.append(more);
  return [room];
}
