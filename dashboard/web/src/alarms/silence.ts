import { html } from '../page/elements';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Alarm, Level, Silence } from './contract';
import { ask, field } from './dialog';
import { placesAround } from './places';

const hours = ['1', '4', '24', '168'] as const;

/** Fields for until when, and what they say in UTC. */
function untilFields(context: AlarmContext): { readonly fields: HTMLElement[]; readonly value: () => string } {
  const { words } = context;
  const length = html('select', { name: 'length' },
    ...hours.map((n) => html('option', { value: n }, words.untilHours[n])), html('option', { value: 'other' }, words.untilHours.other));
  const time = html('input', { type: 'datetime-local', name: 'until' });
  const exact = field(words.until, time);
  exact.hidden = true;
  length.addEventListener('change', () => {
    exact.hidden = length.value !== 'other';
    time.required = !exact.hidden;
  });
  return {
    fields: [field(words.until, length), exact],
    value: () => new Date(length.value === 'other' ? time.value : Date.now() + Number(length.value) * 3_600_000).toISOString(),
  };
}

const reasonField = () => html('input', { type: 'text', name: 'reason', required: true, maxlength: 500, autocomplete: 'off' });

async function send(context: AlarmContext, path: string, body: () => object): Promise<string | null> {
  try {
    context.store.takeSilence(await context.api.post<Silence>(path, body()));
    return null;
  } catch (failure) {
    return context.reason(failure);
  }
}

/** Silences one of the places of an alarm. */
export function askSilence(context: AlarmContext, alarm: Alarm, tell: (text: string) => void): void {
  const { words, store: { names } } = context;
  const until = untilFields(context);
  const reason = reasonField();
  const places = names ? placesAround(alarm.subject, names) : [];
  const place = html('select', { name: 'place' }, ...places.map(({ kind, subject }) => {
    const { name, detail } = context.place(subject);
    return html('option', { value: kind }, `${words.places[kind]}: ${kind === 'cell' ? `${name}, ${detail}` : name}`);
  }));
  ask(context, words.silenceTitle, words.silence, [field(words.place, place), ...until.fields, field(words.reason, reason)], () => {
    tell('');
    return send(context, `alarms/${part(alarm.id)}/silence`, () => ({ until: until.value(), reason: reason.value, place: place.value }));
  });
}

/** Silences any place. */
export function askNewSilence(context: AlarmContext): void {
  const { words, store: { definition } } = context;
  if (!definition) return;
  const until = untilFields(context);
  const reason = reasonField();
  const option = (level: Level, id: string, text: string) => html('option', { value: `${level}:${id}` }, text);
  const sorted = (options: HTMLOptionElement[]) => options.sort((a, b) => a.text.localeCompare(b.text, context.language));
  const place = html('select', { name: 'place', required: true },
    option('organisation', definition.organisation.id, words.places.organisation),
    html('optgroup', { label: words.scopes['categories']! }, ...sorted(definition.categories.map(({ id, name }) => option('category', id, context.text(name))))),
    html('optgroup', { label: words.scopes['settlements']! }, ...sorted(definition.settlements.map(({ id, name }) => option('settlement', id, context.text(name))))),
    html('optgroup', { label: words.scopes['locations']! }, ...sorted(definition.locations.map(({ code, name }) => option('location', code, `${context.text(name)} · ${code}`)))));
  ask(context, words.newSilence, words.silence, [field(words.place, place), ...until.fields, field(words.reason, reason)], () =>
    send(context, 'alarms/silences', () => {
      const at = place.value.indexOf(':');
      return { place: { level: place.value.slice(0, at), id: place.value.slice(at + 1) }, until: until.value(), reason: reason.value };
    }));
}
