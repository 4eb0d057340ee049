import { html, setAttribute, setText } from '../page/elements';
import { fill } from '../words/texts';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Alarm } from './contract';
import { storyOf, type StoryView } from './details';
import { askWhy } from './resolve';
import { askSilence } from './silence';
import { evidence } from './evidence';
import { isSilenced } from './silenced';

export interface Card {
  readonly element: HTMLLIElement;
  paint(alarm: Alarm): void;
}

let cards = 0;

/** One alarm with what can be done about it. */
export function alarmCard(context: AlarmContext, first: Alarm): Card {
  let alarm = first;
  let story: StoryView | null = null;
  const id = `alarm-${(cards += 1)}`;
  const mark = html('span', { class: 'mark' });
  const title = html('h4', { id });
  const where = html('p', { class: 'where' });
  const detail = html('p', { class: 'where-detail' });
  const when = html('p', { class: 'when' });
  const basis = html('p', { class: 'basis' });
  const status = html('p', { class: 'status', role: 'status' });
  const button = (name: string, act: () => void) => {
    const element = html('button', { type: 'button', 'data-do': name });
    element.addEventListener('click', act);
    return element;
  };
  const tell = (text: string) => void setText(status, text);
  const acknowledge = button('acknowledge', () => void act(context, `alarms/${part(alarm.id)}/acknowledge`, {}, tell));
  const resolve = button('resolve', () => askWhy(context, alarm, tell));
  const silence = button('silence', () => askSilence(context, alarm, tell));
  const room = html('div', { id: `${id}-story`, class: 'story', hidden: true });
  const details = button('details', () => {
    room.hidden = !room.hidden;
    setAttribute(details, 'aria-expanded', String(!room.hidden));
    if (room.hidden) return;
    story ??= storyOf(context, room);
    story.show(alarm, true);
  });
  setAttribute(details, 'aria-expanded', 'false');
  setAttribute(details, 'aria-controls', room.id);
  const element = html('li', { class: 'alarm', 'data-alarm': alarm.id, 'aria-labelledby': id },
    html('div', { class: 'about' }, html('p', { class: 'marks' }, mark), title, where, detail, when, basis),
    html('div', { class: 'acts' }, acknowledge, resolve, silence, details), status, room);

  const paint = (next: Alarm): void => {
    const { words } = context;
    alarm = next;
    setAttribute(element, 'data-state', alarm.state);
    setAttribute(element, 'data-severity', alarm.severity);
    setText(mark, `${words.severities[alarm.severity]} · ${words.states[alarm.state]}`);
    setText(title, context.what(alarm));
    const place = context.place(alarm.subject);
    setText(where, place.name);
    setText(detail, place.detail);
    const by = alarm.acknowledgedBy && alarm.state === 'acknowledged' ? fill(words.by, { who: alarm.acknowledgedBy }) : '';
    const quiet = isSilenced(alarm, context.store, Date.now());
    const said = [
      sinceWhen(context, alarm), by,
      quiet && alarm.state !== 'resolved' ? fill(words.silenced, { time: context.clock(quiet.until) }) : '',
      alarm.team ? fill(words.team, { team: context.teamName(alarm.team) }) : '',
    ];
    setText(when, said.filter(Boolean).join(' · '));
    setText(basis, evidence(alarm.lane, alarm.figures, alarm.reports, context.measure(alarm.rule), context.language, (time) => context.clock(time)));
    setText(acknowledge, words.acknowledge);
    setText(resolve, words.resolve);
    setText(silence, words.silence);
    setText(details, words.details);
    const isActive = alarm.state === 'firing' || alarm.state === 'acknowledged';
    // A button that has the focus does not vanish from under it without handing it on.
    if (alarm.state !== 'firing' && document.activeElement === acknowledge) details.focus();
    acknowledge.hidden = alarm.state !== 'firing';
    resolve.hidden = !isActive;
    silence.hidden = alarm.state === 'resolved' || alarm.subject.level === 'organisation';
    if (!room.hidden) story?.show(alarm, false);
  };
  return { element, paint };
}

/** The clock's time, and how long ago once that says more. */
function sinceWhen(context: AlarmContext, alarm: Alarm): string {
  const since = fill(context.words.since, { time: context.clock(alarm.since) });
  return Date.now() - Date.parse(alarm.since) < 60_000 ? since : `${since} (${context.ago(alarm.since)})`;
}

/** Does something about an alarm and shows at once what came of it. */
export async function act(context: AlarmContext, path: string, body: object, tell: (text: string) => void): Promise<boolean> {
  try {
    const done = await context.api.post<{ readonly alarm?: Alarm }>(path, body);
    if (done.alarm) context.store.takeAlarm(done.alarm);
    tell('');
    return true;
  } catch (failure) {
    tell(context.reason(failure));
    return false;
  }
}
