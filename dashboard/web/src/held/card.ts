import { meanClass } from '../figures/scale';
import { html } from '../page/elements';
import { fill } from '../words/texts';
import type { HeldContext } from './context';
import type { Decision, Held, Verdict } from './contract';
import { choicesOf, keyOf } from './order';

/** One submission with what may be decided about it. What citizens wrote is text, whatever it looks like. */
export function heldCard(context: HeldContext, submission: Held, decided: () => void): HTMLElement {
  const { words } = context;
  const status = html('p', { class: 'status', role: 'status', tabindex: -1 });
  const why = html('input', { type: 'text', maxlength: 500, autocomplete: 'off', placeholder: words.why, 'aria-label': words.why });
  const { verdicts, instead } = choicesOf(submission);
  const buttons = verdicts.map((verdict) => {
    const button = html('button', { type: 'button', 'data-do': verdict }, context.verb(verdict, instead !== null));
    button.addEventListener('click', () => decide(verdict));
    return button;
  });

  function decide(verdict: Verdict): void {
    for (const button of buttons) button.disabled = true;
    const act = verdict === 'released' ? 'release' : 'reject';
    context.api.post<{ readonly decision: Decision }>(`submissions/${encodeURIComponent(submission.location)}/${submission.n}/${act}`, {
      ...(why.value.trim() ? { why: why.value } : {}), ...(instead === null ? {} : { instead }),
    }).then(({ decision }) => {
      status.textContent = context.told(decision);
      // Whoever pressed the button by keyboard goes on from what it did.
      if (acts.contains(document.activeElement)) status.focus();
      acts.hidden = true;
      decided();
    }, (failure: unknown) => {
      for (const button of buttons) button.disabled = false;
      status.textContent = context.reason(failure);
    });
  }

  const comment = html('p', { class: 'comment' }, submission.comment ?? '');
  comment.hidden = !submission.comment;
  if (submission.language) comment.lang = submission.language;
  const taken = submission.answers.map(({ question, text, choices }) => html('p', { class: 'basis' },
    `${context.text(question, text)} ${choices.map((choice) => context.text(choice.id, choice.text)).join(', ')}`));
  const acts = html('div', { class: 'acts' }, ...(buttons.length > 0 ? [why, ...buttons] : []));
  return html('li', { class: 'alarm', 'data-held': keyOf(submission) },
    html('p', {}, html('span', { class: `badge score-${meanClass(submission.score)}` }, String(submission.score)), ' ',
      html('span', { class: 'when' }, context.clock(submission.receivedAt))),
    ...taken, comment,
    html('p', { class: 'soft' }, submission.held ? words.reasons[submission.held] : words.counts),
    ...(submission.decision ? [html('p', { class: 'basis' },
      context.told(submission.decision), submission.decision.why ? `: ${submission.decision.why}` : '', submission.stands ? '' : ` (${words.replaced})`)] : []),
    acts, status);
}

/** The same for all of a place that are shown. */
export function decideShown(context: HeldContext, location: string, shown: readonly Held[], decided: (told: string) => void): HTMLElement {
  const { words } = context;
  const status = html('p', { class: 'status', role: 'status' });
  const numbers = shown.map(({ n }) => n);
  const button = (verdict: Verdict, word: string) => {
    const element = html('button', { type: 'button', 'data-do': `${verdict}-shown` }, fill(word, { n: context.count(numbers.length) }));
    element.addEventListener('click', () => {
      element.disabled = true;
      context.api.post<{ readonly decisions: readonly { readonly outcome: string }[] }>(
        `held/${verdict === 'released' ? 'release' : 'reject'}`, { location, numbers }).then(({ decisions }) => {
        const already = decisions.filter(({ outcome }) => outcome !== 'decided').length;
        decided(already > 0 ? fill(words.someAlready, { n: context.count(already) }) : '');
      }, (failure: unknown) => {
        element.disabled = false;
        status.textContent = context.reason(failure);
      });
    });
    return element;
  };
  return html('div', {}, html('div', { class: 'acts' }, button('released', words.releaseShown), button('rejected', words.rejectShown)), status);
}
