import { part } from '../alarms/api';
import type { AlarmContext } from '../alarms/context';
import { ask } from '../alarms/dialog';
import type { Figures } from '../grid/contract';
import { html, setText } from '../page/elements';
import { fill, texts } from '../words/texts';
import type { Action, ActionStory } from './contract';
import { askEdit, day, reasonOf } from './form';

/** One action, with what can be done with it. */
export function actionCard(context: AlarmContext, action: Action, reload: () => void): HTMLElement {
  const words = texts[context.language].done;
  const place = context.place(action.place);
  const story = html('div', { class: 'story', hidden: true });
  const status = html('p', { class: 'status', role: 'status' });
  const acts = html('div', { class: 'acts' });
  const title = context.text(action.text);
  const act = (name: string, text: string, run: () => void) => {
    const button = html('button', { type: 'button', 'data-do': name, 'aria-label': `${text}: ${title}` }, text);
    button.addEventListener('click', run);
    acts.append(button);
    return button;
  };
  if (action.state === 'published') {
    act('edit', words.edit, () => askEdit(context, action, reload));
    act('withdraw', words.withdraw, () => ask(context, words.withdrawTitle, words.withdraw, [html('p', {}, title)], async () => {
      try {
        await context.api.post(`actions/${part(action.id)}/withdraw`, { number: action.number });
        reload();
        return null;
      } catch (failure) {
        return reasonOf(context, failure);
      }
    }));
  }
  const more = act('details', words.details, () => {
    if (!story.hidden) return void (story.hidden = true, more.setAttribute('aria-expanded', 'false'));
    context.api.get<ActionStory>(`actions/${part(action.id)}`).then((told) => {
      setText(status, '');
      story.replaceChildren(...storyParts(context, told));
      story.hidden = false;
      more.setAttribute('aria-expanded', 'true');
    }, (failure: unknown) => void setText(status, reasonOf(context, failure)));
  });
  more.setAttribute('aria-expanded', 'false');
  return html('li', { class: 'alarm', 'data-action': action.id, 'data-state': action.state === 'published' ? 'published' : 'resolved' },
    html('div', { class: 'about' },
      html('span', { class: 'mark' }, words.states[action.state]),
      html('h3', {}, title),
      html('p', { class: 'where' }, [place.name, place.detail].filter(Boolean).join(' · ')),
      html('p', { class: 'when' }, fill(words.doneOn, { day: day(context, action.doneAt) })),
      html('p', { class: 'when' }, fill(words.changedBy, { who: action.who, time: context.clock(action.changedAt) }))),
    acts, status, story);
}

function storyParts(context: AlarmContext, { history, effect }: ActionStory): HTMLElement[] {
  const words = texts[context.language].done;
  const figures = (figures: Figures) => figures.count === 0
    ? texts[context.language].noAnswers
    : fill(words.figures, {
      satisfied: context.numbers.share(figures.satisfied), mean: context.numbers.mean(figures.mean), answers: context.numbers.answers(figures.count),
    });
  return [
    ...(effect ? [
      html('h4', {}, fill(words.effect, { n: context.numbers.count(effect.days) })),
      html('p', { class: 'basis', 'data-side': 'before' }, `${words.before}: ${figures(effect.before)}`),
      html('p', { class: 'basis', 'data-side': 'after' }, `${words.after}: ${figures(effect.after)}`),
    ] : []),
    html('h4', {}, words.history),
    html('ul', { class: 'history' }, ...history.map((change) => html('li', { 'data-change': change.kind },
      html('p', {}, `${words.changes[change.kind]}: ${change.who}, ${context.clock(change.at)}`),
      html('p', { class: 'soft' }, `${context.text(change.text)} (${day(context, change.doneAt)})`)))),
  ];
}
