import { meanClass } from '../figures/scale';
import { answerKey } from '../grid/answers';
import type { Answer } from '../grid/contract';
import type { Changed, Store } from '../grid/store';
import { html, setText, the } from '../page/elements';
import { flash } from '../page/flash';
import { arrange } from '../table/order';
import { texts } from '../words/texts';
import { timesOf } from '../words/times';

interface Item {
  readonly element: HTMLLIElement;
  readonly place: HTMLElement;
  readonly settlement: HTMLElement;
  readonly time: HTMLTimeElement;
  readonly comment: HTMLElement;
}

/** The newest answers, newest first. A comment is text, whatever it looks like. */
export class AnswersView {
  readonly #store: Store;
  readonly #list = the('#answers');
  #items = new Map<string, Item>();

  constructor(store: Store) {
    this.#store = store;
  }

  paint(changed: Changed): void {
    if (!changed.answers && !changed.choices) return;
    const { answers, choices: { language } } = this.#store;
    const isFirst = this.#items.size === 0;
    const items = new Map<string, Item>();
    for (const answer of answers) {
      const key = answerKey(answer);
      const held = this.#items.get(key);
      const item = held ?? this.#item(answer, key);
      this.#paintItem(item, answer);
      items.set(key, item);
      if (!held && !isFirst) requestAnimationFrame(() => flash(item.element));
    }
    this.#items = items;
    arrange(this.#list, [...items.values()].map((item) => item.element));
    setText(the('#no-answers'), answers.length === 0 ? texts[language].noneYet : '');
  }

  #item(answer: Answer, key: string): Item {
    const place = html('p', { class: 'place' });
    const settlement = html('span');
    const time = html('time', { datetime: answer.countedAt });
    const comment = html('p', { class: 'comment' });
    if (answer.language) comment.lang = answer.language;
    const score = html('span', { class: `badge score-${meanClass(answer.score)}` }, String(answer.score));
    const element = html('li', { 'data-answer': key }, score,
      html('div', {}, place, html('p', { class: 'when' }, settlement, time), comment));
    return { element, place, settlement, time, comment };
  }

  #paintItem({ place, settlement, time, comment }: Item, answer: Answer): void {
    const { names, definition, choices: { language } } = this.#store;
    const location = names?.locations.get(answer.location);
    setText(place, names?.location(answer.location, language) ?? answer.location);
    setText(settlement, location && names ? names.settlement(location.settlement, language) : '');
    const times = timesOf(language, definition?.organisation.timeZone ?? 'UTC');
    setText(time, times.clock(Date.parse(answer.countedAt), Date.now()));
    setText(comment, answer.comment ?? '');
    comment.hidden = !answer.comment;
  }
}
