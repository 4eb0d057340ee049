import type { AlarmApi } from '../alarms/api';
import { heldTabs, type HeldTab } from '../grid/choices';
import type { Changed, Store } from '../grid/store';
import { html, setAttribute, setText, the } from '../page/elements';
import { fill } from '../words/texts';
import { decideShown, heldCard } from './card';
import { HeldContext } from './context';
import type { HeldPage } from './contract';
import { byPlace } from './order';

const askedAgain = 60_000;

/** The plain page on which staff decide about what was held, see what was decided, and take out what should not count. */
export class HeldView {
  readonly #context: HeldContext;
  readonly #buttons: readonly { readonly tab: HeldTab; readonly button: HTMLButtonElement }[];
  readonly #room = the('#held-room');
  readonly #note = html('p', { class: 'soft' });
  readonly #status = html('p', { class: 'status', role: 'status' });
  readonly #list = html('div');
  readonly #refresh = html('button', { type: 'button', 'data-do': 'refresh' });
  #shown = '';
  /** What is still to be said of the last decision when the list is there. */
  #told = '';
  #waiting: number | null = null;

  constructor(store: Store, api: AlarmApi) {
    this.#context = new HeldContext(store, api);
    this.#refresh.addEventListener('click', () => this.#load(null));
    this.#room.append(html('div', {}, this.#note, html('div', { class: 'acts' }, this.#refresh), this.#status, this.#list));
    this.#buttons = heldTabs.map((tab) => {
      const button = html('button', { type: 'button', role: 'tab', id: `held-tab-${tab}`, 'aria-controls': 'held-room' });
      button.addEventListener('click', () => (location.hash = tab === 'waiting' ? '#held' : `#held/${tab}`));
      return { tab, button };
    });
    the('#held-tabs').append(...this.#buttons.map(({ button }) => button));
    setInterval(() => void this.#count(), askedAgain);
  }

  paint(changed: Changed): void {
    const { store, words } = this.#context;
    if (!changed.choices) return;
    if (this.#waiting === null && store.names) void this.#count();
    this.#paintCount();
    const { view, heldTab, language } = store.choices;
    const shown = view === 'held' && store.names ? `${heldTab} ${language}` : '';
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (!shown) return;
    for (const { tab, button } of this.#buttons) {
      setText(button, words.tabs[tab]);
      setAttribute(button, 'aria-selected', String(tab === heldTab));
    }
    setAttribute(this.#room, 'aria-labelledby', `held-tab-${heldTab}`);
    setText(this.#note, words.notes[heldTab]);
    setText(this.#refresh, words.refresh);
    setText(this.#status, '');
    this.#list.replaceChildren();
    this.#load(null);
  }

  #load(before: string | null): void {
    const asked = this.#shown;
    const { heldTab } = this.#context.store.choices;
    this.#context.api.get<HeldPage>(`held?state=${heldTab}&limit=${heldTab === 'waiting' ? 500 : 100}${before ? `&before=${encodeURIComponent(before)}` : ''}`).then((page) => {
      if (asked !== this.#shown) return;
      setText(this.#status, this.#told);
      this.#told = '';
      this.#take(page.waiting);
      const parts = this.#parts(page, heldTab);
      if (before) this.#list.append(...parts);
      else this.#list.replaceChildren(...parts);
    }, (failure: unknown) => void setText(this.#status, this.#context.reason(failure)));
  }

  #parts(page: HeldPage, tab: HeldTab): HTMLElement[] {
    const context = this.#context;
    if (page.submissions.length === 0) return [html('p', { class: 'soft' }, context.words.nothing[tab])];
    const parts: HTMLElement[] = byPlace(page.submissions).map(({ location, submissions }) => html('section', { 'data-place': location },
      html('h3', {}, context.place(location)),
      ...(tab === 'waiting' && submissions.length > 1 ? [decideShown(context, location, submissions, (told) => {
        this.#told = told;
        this.#load(null);
      })] : []),
      html('ul', { class: 'cards' }, ...submissions.map((submission) => heldCard(context, submission, () => void this.#count())))));
    const { next } = page;
    if (next) {
      const more = html('button', { type: 'button', class: 'more' }, context.words.earlier);
      more.addEventListener('click', () => {
        more.remove();
        this.#load(next);
      });
      parts.push(more);
    }
    return parts;
  }

  async #count(): Promise<void> {
    try {
      this.#take((await this.#context.api.get<HeldPage>('held?limit=1')).waiting);
    } catch {
      // What is not known is shown as that; it is asked for again.
      this.#waiting = null;
      this.#paintCount();
    }
  }

  #take(waiting: number): void {
    this.#waiting = waiting;
    this.#paintCount();
  }

  #paintCount(): void {
    const { words } = this.#context;
    const waiting = this.#waiting;
    setText(the('#held-count'), waiting === null ? '?' : this.#context.count(waiting));
    setText(the('#held-spoken'), waiting === null ? '' : fill(words.waiting[waiting === 0 ? 'none' : waiting === 1 ? 'one' : 'other'], { n: this.#context.count(waiting) }));
  }
}
