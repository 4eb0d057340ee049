import { html, setText } from '../page/elements';
import { arrange } from '../table/order';
import { fill } from '../words/texts';
import { alarmCard, type Card } from './card';
import type { AlarmContext } from './context';
import type { Alarm, AlarmState } from './contract';
import { groups, ofState } from './order';
import type { Panel } from './panel';

/** What stands now: firing first. Cards are kept by alarm and go from group to group. */
export function nowPanel(context: AlarmContext): Panel {
  const cards = new Map<string, Card>();
  let earlier: readonly Alarm[] = [];
  let next: string | null | undefined;
  const sections = groups.map((state) => {
    const title = html('h3', { id: `group-${state}` });
    const nothing = html('p', { class: 'soft' });
    const list = html('ul', { class: 'cards' });
    return { state, title, nothing, list, element: html('section', { 'data-group': state, 'aria-labelledby': title.id }, title, nothing, list) };
  });
  const judged = html('p', { class: 'soft' });
  const wrong = html('p', { class: 'wrong', role: 'status' });
  const more = html('button', { type: 'button', class: 'more' });
  more.addEventListener('click', () => void showEarlier());
  const element = html('div', {}, ...sections.map((section) => section.element), more, wrong, judged);

  async function showEarlier(): Promise<void> {
    try {
      const before = next ?? oldest(context.store.alarms.alarms);
      const page = await context.api.get<{ readonly alarms: readonly Alarm[]; readonly next: string | null }>(
        `alarms?state=resolved&limit=20${before ? `&before=${encodeURIComponent(before)}` : ''}`);
      earlier = [...earlier, ...page.alarms];
      next = page.next;
      setText(wrong, '');
      paint();
    } catch (failure) {
      setText(wrong, context.reason(failure));
    }
  }

  function paint(): void {
    const { words, store } = context;
    const known = new Set(store.alarms.alarms.map((alarm) => alarm.id));
    const all = [...store.alarms.alarms, ...earlier.filter((alarm) => !known.has(alarm.id))];
    for (const { state, title, nothing, list } of sections) {
      const alarms = ofState(all, state);
      setText(title, `${words.groups[state]} (${context.numbers.count(alarms.length)})`);
      // What is not known is not nothing.
      setText(nothing, alarms.length === 0 && store.alarms.hasBegun && !store.alarms.isLost ? words.nothing[state] : '');
      arrange(list, alarms.map((alarm) => cardOf(alarm).element));
    }
    const shown = new Set(all.map((alarm) => alarm.id));
    for (const id of cards.keys()) if (!shown.has(id)) cards.delete(id);
    setText(more, words.earlier);
    more.hidden = next === null;
    setText(judged, store.alarms.judged ? fill(words.judged, { time: context.clock(store.alarms.judged) }) : '');
  }

  function cardOf(alarm: Alarm): Card {
    let card = cards.get(alarm.id);
    if (!card) cards.set(alarm.id, (card = alarmCard(context, alarm)));
    card.paint(alarm);
    return card;
  }

  // "12 minutes ago" grows although nothing arrives.
  setInterval(() => element.isConnected && paint(), 30_000);
  return { element, paint, open: paint };
}

const oldest = (alarms: readonly Alarm[]): string | null =>
  ofState(alarms, 'resolved' satisfies AlarmState).at(-1)?.since ?? null;
