import { html } from '../page/elements';
import { fill } from '../words/texts';
import type { AlarmContext } from './context';
import type { JudgedSubject, Judgement, Judgements } from './contract';
import { evidence } from './evidence';
import { fetchedPanel, type Panel } from './panel';

const kinds: readonly Judgement[] = ['worse', 'notEnough', 'noData', 'healthy'];

/** What is known of every place under every rule. Not to know is shown as that, never as health. */
export function judgementsPanel(context: AlarmContext): Panel {
  return fetchedPanel<Judgements>(context, () => 'alarms/judgements', (answer) => {
    const { words } = context;
    return [
      html('p', { class: 'soft' }, words.judgementNote),
      ...answer.counts.map((counts) => {
        const subjects = answer.subjects.filter((subject) => subject.rule === counts.rule);
        return html('section', {},
          html('h3', {}, context.ruleName(counts.rule)),
          html('dl', { class: 'tally' }, ...kinds.map((kind) => html('div', { class: counts[kind] === 0 ? `judged-${kind} none` : `judged-${kind}` },
            html('dt', {}, words.judgements[kind]), html('dd', { 'data-judgement': kind }, context.numbers.count(counts[kind]))))),
          ...kinds.map((kind) => named(context, kind, subjects.filter((subject) => subject.judgement === kind))));
      }),
      ...(answer.judged ? [html('p', { class: 'soft' }, fill(words.judged, { time: context.clock(answer.judged) }))] : []),
    ];
  });
}

function named(context: AlarmContext, kind: Judgement, subjects: readonly JudgedSubject[]): HTMLElement {
  const list = html('ul', { class: 'history' });
  const details = html('details', { hidden: subjects.length === 0 },
    html('summary', {}, `${context.words.judgements[kind]} (${context.numbers.count(subjects.length)})`), list);
  // Hundreds of places are named only to who asks.
  details.addEventListener('toggle', () => {
    if (!details.open || list.firstChild) return;
    list.append(...subjects.map((judged) => {
      const place = context.place(judged.subject);
      const rule = context.store.alarms.rules.get(judged.rule);
      return html('li', {},
        html('p', {}, html('strong', {}, place.name), place.detail && ` · ${place.detail}`),
        html('p', { class: 'soft' }, evidence(rule?.lane ?? 'drop', judged.figures, 0, rule?.measure ?? null, context.language, (time) => context.clock(time))));
    }));
  });
  return details;
}
