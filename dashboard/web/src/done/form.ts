import { part, Refused } from '../alarms/api';
import type { AlarmContext } from '../alarms/context';
import type { Level } from '../alarms/contract';
import { ask, field } from '../alarms/dialog';
import type { LocalText } from '../grid/contract';
import { html } from '../page/elements';
import { fill, texts } from '../words/texts';
import { dayIn, startOfDay } from '../words/times';
import type { Action } from './contract';

const longestText = 500;

/** A day as the organisation's calendar shows it. */
export const day = (context: AlarmContext, time: string): string => new Intl.DateTimeFormat(context.language === 'en' ? 'en-GB' : context.language, {
  dateStyle: 'long', timeZone: context.store.definition?.organisation.timeZone ?? 'UTC',
}).format(Date.parse(time));

/** Why something did not work, in words. */
export function reasonOf(context: AlarmContext, failure: unknown): string {
  return failure instanceof Refused && failure.status === 409 ? texts[context.language].done.conflict : context.reason(failure);
}

/** Publishes what was done. */
export function askNewAction(context: AlarmContext, reload: () => void): void {
  const words = texts[context.language].done;
  const place = placeSelect(context);
  const form = fields(context, null);
  // Kept while the dialog is open: what is sent again because no answer came is published once.
  const id = newId();
  ask(context, words.newTitle, words.publish, [field(context.words.place, place), ...form.elements], async () => {
    const at = place.value.indexOf(':');
    return send(context, reload, () => context.api.post('actions', {
      id, place: { level: place.value.slice(0, at), id: place.value.slice(at + 1) }, ...form.value(),
    }));
  });
}

/** Puts an action right. */
export function askEdit(context: AlarmContext, action: Action, reload: () => void): void {
  const words = texts[context.language].done;
  const form = fields(context, action);
  ask(context, words.editTitle, words.save, form.elements, () =>
    send(context, reload, () => context.api.put(`actions/${part(action.id)}`, { number: action.number, ...form.value() })));
}

async function send(context: AlarmContext, reload: () => void, call: () => Promise<unknown>): Promise<string | null> {
  try {
    await call();
    reload();
    return null;
  } catch (failure) {
    return reasonOf(context, failure);
  }
}

/** A browser gives ids only to pages that came over HTTPS or from this machine; without one the server makes it. */
const newId = (): string | undefined => ('randomUUID' in crypto ? crypto.randomUUID() : undefined);

/** A text in each of the organisation's languages, the first one needed, and the day. */
function fields(context: AlarmContext, action: Action | null) {
  const words = texts[context.language].done;
  const languages = context.store.definition?.organisation.languages ?? [];
  const names = new Intl.DisplayNames([context.language], { type: 'language' });
  const areas = languages.map((language, i) => ({
    language,
    area: html('textarea', { name: `text-${language}`, lang: language, rows: 3, maxlength: longestText, required: i === 0 }, action?.text[language] ?? ''),
  }));
  const zone = context.store.definition?.organisation.timeZone ?? 'UTC';
  const shown = action ? dayIn(new Date(action.doneAt), zone) : '';
  const date = html('input', { type: 'date', name: 'done-on', required: true, max: dayIn(new Date(), zone), value: shown });
  return {
    elements: [
      ...areas.map(({ language, area }, i) => field(fill(i === 0 ? words.text : words.textMore, { language: names.of(language) ?? language }), area)),
      field(words.day, date),
    ],
    value: (): { readonly text: LocalText; readonly doneAt: string } => ({
      text: Object.fromEntries(areas.map(({ language, area }) => [language, area.value.replace(/\s+/g, ' ').trim()]).filter(([, text]) => text)),
      doneAt: action && date.value === shown ? action.doneAt : startOfDay(date.value, zone).toISOString(),
    }),
  };
}

function placeSelect(context: AlarmContext): HTMLSelectElement {
  const { store: { definition }, words } = context;
  if (!definition) return html('select', {});
  const option = (level: Level, id: string) => {
    const { name, detail } = context.place({ level, id });
    return html('option', { value: `${level}:${id}` }, level === 'settlement' || !detail ? name : level === 'location' ? `${name} · ${id}` : `${name}, ${detail}`);
  };
  const group = (label: string, options: HTMLOptionElement[]) => html('optgroup', { label },
    ...options.sort((a, b) => a.text.localeCompare(b.text, context.language)));
  const used = definition.locations.filter(({ retired }) => !retired);
  const cells = [...new Set(used.map(({ settlement, category }) => `${settlement}/${category}`))];
  return html('select', { name: 'place', required: true },
    html('option', { value: '' }, '…'),
    group(words.scopes['locations']!, used.map(({ code }) => option('location', code))),
    group(texts[context.language].done.cells, cells.map((id) => option('settlementCategory', id))),
    group(words.scopes['settlements']!, definition.settlements.map(({ id }) => option('settlement', id))));
}
