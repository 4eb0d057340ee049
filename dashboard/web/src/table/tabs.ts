import { tabs, type Choices } from '../grid/choices';
import type { Store } from '../grid/store';
import { html, setAttribute, setText, the } from '../page/elements';
import { texts } from '../words/texts';

/** What the table lists. Arrow keys go from tab to tab. Returns how to paint them. */
export function tableTabs(store: Store): (choices: Choices) => void {
  const buttons = tabs.map((tab) => {
    const button = html('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': 'table-room' });
    button.addEventListener('click', () => store.choose({ tab }));
    button.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const next = (tabs.indexOf(tab) + step + tabs.length) % tabs.length;
      if (step === 0) return;
      event.preventDefault();
      store.choose({ tab: tabs[next]! });
      buttons[next]!.button.focus();
    });
    return { tab, button };
  });
  the('#tabs').append(...buttons.map(({ button }) => button));
  return (choices) => {
    for (const { tab, button } of buttons) {
      setText(button, texts[choices.language].tabs[tab]);
      setAttribute(button, 'aria-selected', String(choices.tab === tab));
      setAttribute(button, 'tabindex', choices.tab === tab ? 0 : -1);
    }
    setAttribute(the('#table-room'), 'aria-labelledby', `tab-${choices.tab}`);
  };
}
