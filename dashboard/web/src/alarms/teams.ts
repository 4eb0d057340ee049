import { html } from '../page/elements';
import { fill } from '../words/texts';
import { part } from './api';
import type { AlarmContext } from './context';
import type { Channel, Hours, Team } from './contract';
import { duration } from './evidence';
import { fetchedPanel, type Panel } from './panel';

/** Who is on call and by which channels, each of which can be tried. */
export function teamsPanel(context: AlarmContext): Panel {
  return fetchedPanel<{ readonly teams: readonly Team[] }>(context, () => 'teams', ({ teams }) => teams.length === 0
    ? [html('p', { class: 'soft' }, context.words.noTeams)]
    : teams.map((team) => teamPart(context, team)));
}

function teamPart(context: AlarmContext, team: Team): HTMLElement {
  const { words } = context;
  const names = new Map(team.members.map((member) => [member.id, member.name]));
  return html('section', { 'data-team': team.id },
    html('h3', {}, context.text(team.name)),
    ...(team.quiet ? [html('p', { class: 'soft' }, fill(words.quiet, { hours: hoursOf(team.quiet, context.language) }))] : []),
    html('ul', { class: 'history' }, ...team.channels.map((channel) => channelPart(context, team.id, channel))),
    ...(team.members.length > 0 ? [html('h4', {}, words.members)] : []),
    html('ul', { class: 'history' }, ...team.members.map((member) => html('li', {},
      html('p', {}, html('strong', {}, member.name), member.hours ? ` · ${fill(words.hours, { hours: hoursOf(member.hours, context.language) })}` : ''),
      html('ul', {}, ...member.channels.map((channel) => channelPart(context, team.id, channel)))))),
    ...(team.escalation.length > 0 ? [html('h4', {}, words.escalation), html('ul', { class: 'history' }, ...team.escalation.map((step) => html('li', {},
      fill(words.afterTime, { time: duration(step.after, context.language), who: step.members.map((id) => names.get(id) ?? id).join(', ') }))))] : []));
}

function channelPart(context: AlarmContext, team: string, channel: Channel): HTMLElement {
  const { words } = context;
  const status = html('p', { class: 'status', role: 'status' });
  const name = `${words.channelKinds[channel.kind] ?? channel.kind} ${channel.address}`;
  const test = html('button', { type: 'button', 'data-do': 'test', 'aria-label': `${words.sendTest}: ${name}` }, words.sendTest);
  test.addEventListener('click', () => {
    context.api.post(`teams/${part(team)}/channels/test`, { channel: channel.id }).then(
      () => void (status.textContent = context.words.testSent), (failure: unknown) => void (status.textContent = context.reason(failure)));
  });
  return html('li', { class: 'channel', 'data-channel': channel.id }, html('p', {}, name), test, status);
}

/** "Mon, Tue 08:00–17:00". */
function hoursOf(hours: Hours, language: string): string {
  const week = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  // 4 January 1970 was a Sunday.
  const days = hours.days.map((day) => format.format(Date.UTC(1970, 0, 4 + week.indexOf(day))));
  return `${hours.days.length === 7 ? '' : `${days.join(', ')} `}${hours.from.slice(0, 5)}–${hours.to.slice(0, 5)}`;
}
