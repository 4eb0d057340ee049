import { html, setText } from '../page/elements';
import { texts } from '../words/texts';
import type { AlarmContext } from './context';

/** A label over a field. */
export const field = (label: string, input: HTMLElement): HTMLLabelElement => html('label', { class: 'field' }, html('span', {}, label), input);

/** Asks for something before it is done. The dialog stays open while what was entered is not taken, and says why.
 * @param send Resolves with null when it was taken, or with the reason why not. */
export function ask(context: AlarmContext, title: string, button: string, fields: readonly HTMLElement[], send: () => Promise<string | null>): void {
  const wrong = html('p', { class: 'wrong', role: 'alert' });
  const ok = html('button', { type: 'submit', class: 'first' }, button);
  const cancel = html('button', { type: 'button' }, context.words.cancel);
  const form = html('form', { method: 'dialog' }, html('h3', { id: 'ask-title' }, title), ...fields, wrong, html('div', { class: 'acts' }, ok, cancel));
  const dialog = html('dialog', { class: 'ask', 'aria-labelledby': 'ask-title', lang: context.language }, form);
  cancel.addEventListener('click', () => dialog.close());
  // The browser hands the focus back to where it was.
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ok.disabled = true;
    setText(wrong, '');
    void send().then((reason) => {
      ok.disabled = false;
      if (reason === null) dialog.close();
      else setText(wrong, reason || texts[context.language].connecting);
    });
  });
  document.body.append(dialog);
  dialog.showModal();
}
