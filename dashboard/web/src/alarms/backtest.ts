import { html } from '../page/elements';
import { fill } from '../words/texts';
import type { AlarmContext } from './context';
import type { Backtest, Rule } from './contract';
import { evidence } from './evidence';

/** What a rule would have done: how often, where, and for how long. */
export function backtestResult(context: AlarmContext, answer: Backtest, rule: Rule): HTMLElement[] {
  const { words, numbers, language } = context;
  const title = html('h5', {}, fill(words.result, { days: numbers.count(answer.days) }));
  if (answer.fired === 0) return [title, html('p', { 'data-testid': 'fired' }, words.neverFired)];
  const perWeek = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(answer.perWeek);
  const lane = rule.safety ? 'safety' : rule.drop ? 'drop' : 'silence';
  return [
    title,
    html('p', { 'data-testid': 'fired' }, `${fill(words.firedCount, { n: numbers.count(answer.fired) })} · ${fill(words.perWeek, { n: perWeek })}`),
    html('ol', { class: 'history' }, ...answer.alarms.map((alarm) => {
      const place = context.place(alarm.subject);
      const lasted = alarm.resolvedAt === null ? words.stillOn : fill(words.duration, { time: span(Date.parse(alarm.resolvedAt) - Date.parse(alarm.firedAt), language) });
      return html('li', {},
        html('p', {}, html('strong', {}, place.name), place.detail && ` · ${place.detail}`),
        html('p', {}, `${context.clock(alarm.firedAt)} · ${lasted}`),
        html('p', { class: 'soft' }, evidence(lane, alarm.figures, 0, rule.drop?.measure ?? null, language, (time) => context.clock(time))));
    })),
  ];
}

/** A length of time in its largest unit. */
export function span(milliseconds: number, language: string): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [value, unit] = minutes < 90 ? [minutes, 'minute'] : minutes < 2_880 ? [Math.round(minutes / 60), 'hour'] : [Math.round(minutes / 1_440), 'day'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
