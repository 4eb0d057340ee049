import type { AlarmContext } from '../alarms/context';
import { part } from '../alarms/api';
import { ask, field } from '../alarms/dialog';
import { html } from '../page/elements';
import { texts } from '../words/texts';
import type { Install, Plate } from './contract';

/** Asks for what there is to say of a plate that was put up: when, and a note. Who it was the server knows. */
export function askInstall(context: AlarmContext, plate: Plate, done: (install: Install) => void): void {
  const words = texts[context.language].plates;
  const at = html('input', { type: 'datetime-local', name: 'at', autocomplete: 'off' });
  const note = html('input', { type: 'text', name: 'note', maxlength: 500, autocomplete: 'off' });
  const where = html('p', { class: 'where-detail' }, `${plate.code} · ${context.text(plate.name)}`);
  ask(context, words.installTitle, words.install, [where, field(words.when, at), field(words.note, note)], async () => {
    try {
      // The field has the time of whoever fills it in; the server wants to know which that is.
      const time = at.value ? { at: new Date(at.value).toISOString() } : {};
      done(await context.api.post<Install>(`locations/${part(plate.code)}/installed`, { ...time, note: note.value }));
      return null;
    } catch (failure) {
      return context.reason(failure);
    }
  });
}
