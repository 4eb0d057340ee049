import type { AlarmApi } from '../alarms/api';
import { AlarmContext } from '../alarms/context';
import type { Changed, Store } from '../grid/store';
import { html, setAttribute, setText, the } from '../page/elements';
import { fill, texts, type Texts } from '../words/texts';
import type { Install, Plate, PlateList } from './contract';
import { findPlates } from './find';
import { plateItem } from './item';

/** The plates: those that nobody ever answered, or all; to be printed, and to note where they hang. */
export class PlatesView {
  readonly #context: AlarmContext;
  readonly #note = html('p', { class: 'soft' });
  readonly #noAddress = html('p', { class: 'wrong' });
  readonly #status = html('p', { class: 'status', role: 'status' });
  readonly #never = html('input', { type: 'checkbox', checked: true });
  readonly #neverLabel = html('span');
  readonly #search = html('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
  readonly #size = html('select');
  readonly #sizeLabel = html('span');
  readonly #refresh = html('button', { type: 'button', 'data-do': 'refresh' });
  readonly #shown = html('p', { class: 'soft', role: 'status' });
  readonly #list = html('ul', { class: 'cards' });
  #answer: PlateList | null = null;
  #isOpen = false;

  constructor(store: Store, api: AlarmApi) {
    this.#context = new AlarmContext(store, api);
    const tools = html(
      'div', { class: 'acts' }, html('label', { class: 'choice' }, this.#never, this.#neverLabel), this.#search,
      html('label', { class: 'choice' }, this.#sizeLabel, this.#size), this.#refresh,
    );
    the('#plates-room').append(html('div', {}, this.#note, this.#noAddress, tools, this.#status, this.#shown, this.#list));
    this.#never.addEventListener('change', () => this.#paintList());
    this.#search.addEventListener('input', () => this.#paintList());
    this.#size.addEventListener('change', () => this.#paintList());
    this.#refresh.addEventListener('click', () => this.#load());
  }

  paint(changed: Changed): void {
    const { store } = this.#context;
    if (store.choices.view !== 'plates' || !store.names) {
      this.#isOpen = false;
      return;
    }
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#load();
    } else if (!changed.choices) return;
    this.#paintWords();
    this.#paintList();
  }

  get #words(): Texts['plates'] {
    return texts[this.#context.language].plates;
  }

  #load(): void {
    this.#context.api.get<PlateList>('plates').then((answer) => {
      this.#answer = answer;
      setText(this.#status, '');
      this.#paintWords();
      this.#paintList();
    }, (failure: unknown) => void setText(this.#status, this.#context.reason(failure)));
  }

  #paintWords(): void {
    const words = this.#words;
    setText(this.#note, words.explained);
    setText(this.#noAddress, this.#answer?.canPrint === false ? words.noAddress : '');
    setText(this.#neverLabel, words.onlyNever);
    setText(this.#sizeLabel, words.size);
    setText(this.#refresh, this.#context.words.refresh);
    setAttribute(this.#search, 'aria-label', words.search);
    setAttribute(this.#search, 'placeholder', words.search);
    const chosen = this.#size.value;
    this.#size.replaceChildren(...(this.#answer?.sizes ?? []).map((size) => html('option', { value: size, selected: size === chosen }, words.sizes[size] ?? size)));
  }

  #paintList(): void {
    const { names } = this.#context.store;
    if (!this.#answer || !names) return;
    const { plates, canPrint } = this.#answer;
    const found = findPlates(plates, names, this.#context.language, this.#search.value, this.#never.checked);
    setText(this.#shown, fill(texts[this.#context.language].shown, { n: String(found.length), all: String(plates.length) }));
    this.#list.replaceChildren(...found.map((plate) => plateItem(this.#context, plate, canPrint ? this.#size.value : null, (install) => this.#take(plate, install))));
  }

  /** What is shown has it already; the next time that the list is painted, it must too. */
  #take({ code }: Plate, installed: Install): void {
    if (!this.#answer) return;
    this.#answer = { ...this.#answer, plates: this.#answer.plates.map((plate) => (plate.code === code ? { ...plate, installed } : plate)) };
  }
}
