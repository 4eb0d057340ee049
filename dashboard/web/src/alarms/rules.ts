import { html, setText } from '../page/elements';
import { fill } from '../words/texts';
import { part } from './api';
import { backtestResult } from './backtest';
import type { AlarmContext } from './context';
import type { Backtest, Rule, RuleInForce } from './contract';
import { ask, field } from './dialog';
import { duration } from './evidence';
import { fetchedPanel, type Panel } from './panel';

/** The rules in force. Each can be tried on the past, changed and deleted; a new one begins as a copy under another id. */
export function rulesPanel(context: AlarmContext): Panel {
  return fetchedPanel<{ readonly rules: readonly RuleInForce[] }>(context, () => 'alarms/rules', ({ rules }, reload) =>
    rules.length === 0 ? [] : [html('ul', { class: 'cards' }, ...rules.map((rule) => ruleItem(context, rule, reload)))]);
}

function ruleItem(context: AlarmContext, { rule, who }: RuleInForce, reload: () => void): HTMLElement {
  const { words } = context;
  const attempt = html('button', { type: 'button', 'data-do': 'try' }, words.tryRule);
  const remove = html('button', { type: 'button', 'data-do': 'remove-rule' }, words.remove);
  const room = html('div', { class: 'story', hidden: true });
  attempt.setAttribute('aria-expanded', 'false');
  attempt.addEventListener('click', () => {
    room.hidden = !room.hidden;
    attempt.setAttribute('aria-expanded', String(!room.hidden));
    if (!room.hidden && !room.firstChild) room.append(...editor(context, rule, reload));
  });
  remove.addEventListener('click', () => ask(context, fill(words.removeTitle, { rule: context.text(rule.name) }), words.remove, [], async () => {
    try {
      await context.api.delete(`alarms/rules/${part(rule.id)}`);
      reload();
      return null;
    } catch (failure) {
      return context.reason(failure);
    }
  }));
  const said = [
    rule.id, words.lanes[laneOf(rule)], words.severities[rule.severity], words.scopes[rule.scope.kind] ?? rule.scope.kind,
    rule.team ? fill(words.team, { team: context.teamName(rule.team) }) : words.noTeam,
    who ? fill(words.savedRule, { who }) : words.definedRule,
  ];
  return html('li', { class: 'alarm', 'data-rule': rule.id },
    html('div', { class: 'about' }, html('h4', {}, context.text(rule.name)),
      html('p', { class: 'when' }, said.join(' · ')), html('p', { class: 'basis' }, conditions(rule, context))),
    html('div', { class: 'acts' }, attempt, remove), room);
}

const laneOf = (rule: Rule) => (rule.safety ? 'safety' : rule.drop ? 'drop' : 'silence');

/** The numbers of a rule, by their names in the API, which the editor shows too. */
function conditions({ drop, silence }: Rule, { language }: AlarmContext): string {
  const values = drop
    ? { measure: drop.measure, windows: drop.windows.map((window) => duration(window, language)).join(', '), fixed: drop.level.fixed, margin: drop.level.fixed === null ? drop.level.margin : null,
      confidence: drop.confidence, clear: drop.clear, minCount: drop.minCount, for: duration(drop.for, language), keepFor: duration(drop.keepFor, language) }
    : silence ? { confidence: silence.confidence, minCount: silence.minCount } : {};
  return Object.entries(values).filter(([, value]) => value !== null).map(([name, value]) => `${name} ${value}`).join(' · ');
}

/** A rule as JSON, what it would have done, and the way to keep it. */
function editor(context: AlarmContext, rule: Rule, reload: () => void): HTMLElement[] {
  const { words } = context;
  const json = html('textarea', { rows: 14, spellcheck: 'false', name: 'rule' });
  json.value = JSON.stringify(rule, null, 2);
  const days = html('input', { type: 'number', name: 'days', min: 1, max: 365, value: 30, required: true });
  const run = html('button', { type: 'submit', class: 'first', 'data-do': 'backtest' }, words.run);
  const save = html('button', { type: 'button', 'data-do': 'save-rule' }, words.save);
  const status = html('p', { class: 'status', role: 'status' });
  const result = html('div', { class: 'result' });
  const form = html('form', {}, html('h5', {}, words.tryTitle), field(words.ruleAsJson, json), field(words.days, days), html('div', { class: 'acts' }, run, save), status, result);
  const read = (): Rule | null => {
    try {
      return JSON.parse(json.value) as Rule;
    } catch (broken) {
      setText(status, fill(words.failed, { why: (broken as Error).message }));
      return null;
    }
  };
  let running = new AbortController();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const asked = read();
    if (!asked) return;
    running.abort();
    running = new AbortController();
    run.disabled = true;
    result.replaceChildren();
    setText(status, words.running);
    context.api.post<Backtest>('alarms/backtest', { rule: asked, days: Number(days.value) }, running.signal).then((answer) => {
      setText(status, '');
      result.replaceChildren(...backtestResult(context, answer, asked));
    }, (failure: unknown) => void setText(status, context.reason(failure))).finally(() => (run.disabled = false));
  });
  save.addEventListener('click', () => {
    const asked = read();
    if (!asked) return;
    context.api.put<{ readonly warnings: readonly { readonly message: string }[] }>(`alarms/rules/${part(asked.id)}`, asked).then(({ warnings }) => {
      setText(status, [words.saved, ...warnings.map((warning) => warning.message)].join(' '));
      if (warnings.length === 0) reload();
    }, (failure: unknown) => void setText(status, context.reason(failure)));
  });
  return [form];
}
