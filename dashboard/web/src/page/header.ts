import { languages, keepChoices } from '../grid/choices';
import { windowNames } from '../grid/contract';
import type { Changed, Store } from '../grid/store';
import { texts, type Texts } from '../words/texts';
import { html, setAttribute, setText, the } from './elements';

/** A text by its name, such as `map`, `alarms.views` or `held.held`. */
const wordOf = (words: Texts, name: string): string => String(
  name.startsWith('alarms.') ? words.alarms[name.slice(7) as keyof Texts['alarms']]
  : name.startsWith('held.') ? words.held[name.slice(5) as keyof Texts['held']]
  : words[name as keyof Texts]);

const languageNames = { bg: 'Български', en: 'English' } as const;

/** Who this is, which window and which language; and every fixed text of the page. */
export class HeaderView {
  readonly #store: Store;
  readonly #windows = windowNames.map((name) => {
    const input = html('input', { type: 'radio', name: 'window', value: name });
    return { name, input, label: html('span') };
  });
  readonly #languages = languages.map((language) => ({
    language,
    button: html('button', { type: 'button', lang: language, 'data-language': language }, languageNames[language]),
  }));

  constructor(store: Store, storage: Storage | null) {
    this.#store = store;
    for (const { name, input, label } of this.#windows) {
      the('#windows').append(html('label', {}, input, label));
      input.addEventListener('change', () => {
        store.choose({ window: name });
        keepChoices(storage, store.choices);
      });
    }
    for (const { language, button } of this.#languages) {
      the('#languages').append(button);
      button.addEventListener('click', () => {
        store.choose({ language });
        keepChoices(storage, store.choices);
      });
    }
  }

  paint(changed: Changed): void {
    if (!changed.choices) return;
    const { definition, names, choices: { language, window } } = this.#store;
    const words = texts[language];
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll<HTMLElement>('[data-text]'))
      setText(element, wordOf(words, element.dataset['text']!));
    for (const element of document.querySelectorAll<HTMLElement>('[data-label]'))
      setAttribute(element, 'aria-label', wordOf(words, element.dataset['label']!));
    setText(the('#satisfied-name'), words.columns.satisfied);
    setText(the('#dissatisfied-name'), words.columns.dissatisfied);
    for (const { name, input, label } of this.#windows) {
      input.checked = name === window;
      setText(label, words.windows[name]);
    }
    for (const choice of this.#languages)
      setAttribute(choice.button, 'aria-pressed', String(choice.language === language));
    const name = definition && names ? names.text(definition.organisation.name, language) : 'Kazva';
    setText(the('#organisation'), name);
    document.title = `${name} – ${words.subtitle}`;
    the('#simulated').hidden = definition?.simulated !== true;
  }
}
