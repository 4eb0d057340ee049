import { part } from '../alarms/api';
import type { AlarmContext } from '../alarms/context';
import { html, setText } from '../page/elements';
import { fill, texts } from '../words/texts';
import type { Install, Plate } from './contract';
import { askInstall } from './install';

const formats = ['pdf', 'png', 'svg'] as const;

/** One plate: where it belongs, when it was put up and answered, and what can be done.
 * @param size In which it is downloaded; null where it is not known where plates lead.
 * @param took Is told when it was noted as put up. */
export function plateItem(context: AlarmContext, plate: Plate, size: string | null, took: (install: Install) => void): HTMLElement {
  const words = texts[context.language].plates;
  const names = context.store.names!;
  const put = html('p', { class: 'basis' }, installed(plate.installed));
  const note = html('button', { type: 'button', 'data-do': 'note-install' }, words.install);
  note.addEventListener('click', () => askInstall(context, plate, (install) => {
    setText(put, installed(install));
    took(install);
  }));
  const links = size === null ? [] : formats.map((format) => html('a', {
    class: 'button', href: `api/v1/locations/${part(plate.code)}/plate.${format}?size=${part(size)}`, download: '',
    'aria-label': `${plate.code}: ${format.toUpperCase()}`,
  }, format.toUpperCase()));
  return html(
    'li', { class: 'alarm plate', 'data-code': plate.code },
    html('h3', {}, context.text(plate.name)),
    html('p', { class: 'when' }, [plate.code, names.settlement(plate.settlement, context.language), names.category(plate.category, context.language)].join(' · ')),
    html('p', { class: 'basis' }, answered()),
    put,
    html('div', { class: 'acts' }, ...links, note),
  );

  function answered(): string {
    return plate.firstAnswerAt && plate.lastAnswerAt
      ? fill(words.answered, { first: context.clock(plate.firstAnswerAt), last: context.clock(plate.lastAnswerAt) })
      : words.neverAnswered;
  }

  function installed(install: Install | null): string {
    if (!install) return words.notInstalled;
    const said = fill(install.who ? words.installedBy : words.installed, { time: context.clock(install.at), who: install.who ?? '' });
    return install.note ? `${said}: ${install.note}` : said;
  }
}
