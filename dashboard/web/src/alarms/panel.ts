import { html, setText } from '../page/elements';
import type { AlarmContext } from './context';

/** What one tab shows. */
export interface Panel {
  readonly element: HTMLElement;
  /** Something that it shows may have changed. */
  paint(): void;
  /** The reader has come to it. */
  open(): void;
}

/** A tab whose contents the server is asked for each time that it is opened. */
export function fetchedPanel<T>(
  context: AlarmContext, path: () => string, parts: (answer: T, reload: () => void) => readonly HTMLElement[], tools: readonly HTMLElement[] = [],
): Panel {
  const status = html('p', { class: 'status', role: 'status' });
  const room = html('div', { class: 'fetched' });
  const refresh = html('button', { type: 'button', 'data-do': 'refresh' });
  refresh.addEventListener('click', () => load());
  const element = html('div', {}, html('div', { class: 'acts' }, ...tools, refresh), status, room);
  let answer: T | null = null;
  let language = '';

  function load(): void {
    context.api.get<T>(path()).then((got) => {
      answer = got;
      setText(status, '');
      language = '';
      paint();
    }, (failure: unknown) => void setText(status, context.reason(failure)));
  }

  function paint(): void {
    setText(refresh, context.words.refresh);
    // What is being read or filled in stays as it is until it is asked for anew.
    if (answer === null || language === context.language) return;
    language = context.language;
    const children = parts(answer, load);
    room.replaceChildren(...(children.length > 0 ? children : [html('p', { class: 'soft' }, context.words.empty)]));
  }

  return {
    element,
    paint,
    open() {
      paint();
      load();
    },
  };
}
