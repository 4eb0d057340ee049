import { html } from '../page/elements';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Alarm } from './contract';
import { ask, field } from './dialog';

/** Closes an alarm, and asks why: who looks at it later will want to know. */
export function askWhy(context: AlarmContext, alarm: Alarm, tell: (text: string) => void): void {
  const { words } = context;
  const why = html('input', { type: 'text', name: 'why', required: true, maxlength: 500, autocomplete: 'off' });
  const where = html('p', { class: 'where-detail' }, `${context.what(alarm)} · ${context.place(alarm.subject).name}`);
  ask(context, words.resolveTitle, words.resolve, [where, field(words.why, why)], async () => {
    try {
      const done = await context.api.post<{ readonly alarm: Alarm }>(`alarms/${part(alarm.id)}/resolve`, { why: why.value });
      context.store.takeAlarm(done.alarm);
      tell('');
      return null;
    } catch (failure) {
      return context.reason(failure);
    }
  });
}
