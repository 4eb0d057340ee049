import type { AlarmContext } from '../alarms/context';
import { part } from '../alarms/api';
import { ask, field } from '../alarms/dialog';
import { html } from '../page/elements';
import { fill, texts } from '../words/texts';
import type { Install, Plate } from './contract';

/** Asks for what there is to say of a plate that was put up: when, and a note. Who it was the server knows. */
export function askInstall(context: AlarmContext, plate: Plate, done: (install: Install) => void): void {
  const words = texts[context.language].plates;
  const at = html('input', { type: 'datetime-local', name: 'at', autocomplete: 'off' });
  const note = html('input', { type: 'text', name: 'note', maxlength: 500, autocomplete: 'off' });
  const position = positionField(context);
  const where = html('p', { class: 'where-detail' }, `${plate.code} · ${context.text(plate.name)}`);
  ask(context, words.installTitle, words.install, [where, field(words.when, at), field(words.note, note), ...position.elements], async () => {
    try {
      // The field has the time of whoever fills it in; the server wants to know which that is.
      const time = at.value ? { at: new Date(at.value).toISOString() } : {};
      done(await context.api.post<Install>(`locations/${part(plate.code)}/installed`, { ...time, ...position.value(), note: note.value }));
      return null;
    } catch (failure) {
      return context.reason(failure);
    }
  });
}

/** Where the phone of whoever puts the plate up is, if they want to say so. */
function positionField(context: AlarmContext): { readonly elements: HTMLElement[]; readonly value: () => { readonly lon?: number; readonly lat?: number } } {
  const words = texts[context.language].plates;
  let taken: { readonly lon: number; readonly lat: number } | null = null;
  // A page that did not come over HTTPS is told nothing by the phone.
  if (!window.isSecureContext || !('geolocation' in navigator)) return { elements: [], value: () => ({}) };
  const status = html('p', { class: 'status', role: 'status' });
  const button = html('button', { type: 'button', 'data-do': 'position' }, words.position);
  button.addEventListener('click', () => {
    status.textContent = words.positionAsked;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      taken = { lon: coords.longitude, lat: coords.latitude };
      status.textContent = fill(words.positionTaken, {
        position: `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`, metres: String(Math.round(coords.accuracy)),
      });
    }, () => (status.textContent = words.positionUnknown), { enableHighAccuracy: true, timeout: 20_000 });
  });
  return { elements: [html('div', { class: 'acts' }, button), status], value: () => taken ?? {} };
}
