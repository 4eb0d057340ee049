import { html, setText } from '../page/elements';
import { arrange } from '../table/order';
import { fill } from '../words/texts';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Silence } from './contract';
import { openSilences } from './order';
import type { Panel } from './panel';
import { askNewSilence } from './silence';

/** Planned works that hold or will. */
export function silencesPanel(context: AlarmContext): Panel {
  const begin = html('button', { type: 'button', class: 'first', 'data-do': 'new-silence' });
  begin.addEventListener('click', () => askNewSilence(context));
  const none = html('p', { class: 'soft' });
  const status = html('p', { class: 'status', role: 'status' });
  const list = html('ul', { class: 'cards' });
  const items = new Map<string, ReturnType<typeof item>>();

  function item() {
    const title = html('h4');
    const when = html('p', { class: 'when' });
    const why = html('p', { class: 'basis' });
    const end = html('button', { type: 'button', 'data-do': 'end-silence' });
    let silence: Silence;
    end.addEventListener('click', () => {
      context.api.delete<Silence>(`alarms/silences/${part(silence.id)}`).then((ended) => {
        context.store.takeSilence(ended);
        setText(status, '');
        begin.focus();
      }, (failure: unknown) => void setText(status, context.reason(failure)));
    });
    const element = html('li', { class: 'alarm' }, html('div', { class: 'about' }, title, when, why), html('div', { class: 'acts' }, end));
    return {
      element,
      paint(next: Silence) {
        silence = next;
        const place = context.place(silence.place);
        setText(title, [place.name, place.detail].filter(Boolean).join(' · '));
        setText(when, fill(context.words.silenceFromUntil, { from: context.clock(silence.from), until: context.clock(silence.until) }));
        setText(why, `${silence.reason} (${silence.who})`);
        setText(end, context.words.endSilence);
      },
    };
  }

  function paint(): void {
    const { words, store } = context;
    const open = openSilences(store.alarms.silences, Date.now());
    setText(begin, words.newSilence);
    setText(none, open.length === 0 && !store.alarms.isLost ? words.noSilences : '');
    arrange(list, open.map((silence) => {
      let held = items.get(silence.id);
      if (!held) items.set(silence.id, (held = item()));
      held.paint(silence);
      return held.element;
    }));
  }

  return { element: html('div', {}, html('div', { class: 'acts' }, begin), status, none, list), paint, open: paint };
}
