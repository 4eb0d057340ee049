import { html, setText } from '../page/elements';
import { fill } from '../words/texts';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Alarm, Delivery, Story, Transition } from './contract';
import { evidence } from './evidence';

export interface StoryView {
  /** Shows what happened to an alarm; asks again only when something did, or when told to. */
  show(alarm: Alarm, anew: boolean): void;
}

/** The history of one alarm and whom it was told. */
export function storyOf(context: AlarmContext, room: HTMLElement): StoryView {
  let shown = 0;
  let language = '';
  let story: Story | null = null;
  const paint = () => story && room.replaceChildren(...parts(context, story));
  return {
    show(alarm, anew) {
      if (!anew && shown === alarm.number) {
        if (language !== context.language) paint();
        language = context.language;
        return;
      }
      shown = alarm.number;
      language = context.language;
      context.api.get<Story>(`alarms/${part(alarm.id)}`).then((answer) => {
        story = answer;
        paint();
      }, (failure: unknown) => void setText(room, context.reason(failure)));
    },
  };
}

function parts(context: AlarmContext, story: Story): HTMLElement[] {
  const { words } = context;
  return [
    html('h5', {}, words.history),
    html('ol', { class: 'history' }, ...[...story.transitions].reverse().map((step) => transition(context, story.alarm, step))),
    html('h5', {}, words.deliveries),
    story.deliveries.length === 0
      ? html('p', { class: 'soft' }, words.noDeliveries)
      : html('ul', { class: 'history' }, ...story.deliveries.map((letter) => delivery(context, letter))),
  ];
}

function transition(context: AlarmContext, alarm: Alarm, step: Transition): HTMLElement {
  const { words } = context;
  return html('li', { 'data-change': step.change },
    html('p', {}, html('strong', {}, words.changes[step.change]), ` · ${context.clock(step.at)} · ${step.who ?? words.automatic}`),
    ...(step.why ? [html('p', {}, `„${step.why}“`)] : []),
    html('p', { class: 'soft' }, evidence(alarm.lane, step.figures, 0, context.measure(alarm.rule), context.language, (time) => context.clock(time))));
}

/** One message: to whom, by what, and what became of it. */
export function delivery(context: AlarmContext, letter: Delivery, ...more: HTMLElement[]): HTMLElement {
  const { words } = context;
  const kind = letter.kind ? words.channelKinds[letter.kind] ?? letter.kind : letter.channel;
  const to = [context.teamName(letter.team), letter.member, [kind, letter.address].filter(Boolean).join(' ')].filter(Boolean).join(' · ');
  const about = letter.alarm === null ? words.testMessage : subjectOf(context, letter);
  return html('li', { 'data-delivery': letter.id, 'data-state': letter.state },
    html('p', {}, html('strong', { class: `delivery-${letter.state}` }, words.deliveryStates[letter.state]), ` · ${context.clock(letter.settledAt ?? letter.createdAt)}`),
    html('p', {}, to),
    html('p', { class: 'soft' }, [about, fill(words.attempts, { n: context.numbers.count(letter.attempts) }), letter.result].filter(Boolean).join(' · ')),
    ...more);
}

function subjectOf(context: AlarmContext, letter: Delivery): string {
  const alarm = context.store.alarms.alarm(letter.alarm!);
  return alarm ? `${context.what(alarm)}, ${context.place(alarm.subject).name} (№ ${letter.number})` : `${letter.alarm} (№ ${letter.number})`;
}
