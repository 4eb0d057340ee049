import { alarmTabs, type AlarmTab } from '../grid/choices';
import type { Changed, Store } from '../grid/store';
import { html, setAttribute, setText, the } from '../page/elements';
import type { AlarmApi } from './api';
import { AlarmContext } from './context';
import { deadPanel, deliveriesPanel } from './deliveries';
import { judgementsPanel } from './judgements';
import { nowPanel } from './now';
import type { Panel } from './panel';
import { rulesPanel } from './rules';
import { silencesPanel } from './silences';
import { teamsPanel } from './teams';

/** The alarm page: what stands, and behind tabs all that belongs to it. */
export class AlarmsView {
  readonly #context: AlarmContext;
  readonly #panels: Readonly<Record<AlarmTab, Panel>>;
  readonly #buttons: readonly { readonly tab: AlarmTab; readonly button: HTMLButtonElement }[];
  readonly #room = the('#alarm-room');
  #shown: AlarmTab | null = null;

  constructor(store: Store, api: AlarmApi) {
    const context = (this.#context = new AlarmContext(store, api));
    this.#panels = {
      now: nowPanel(context), silences: silencesPanel(context), judgements: judgementsPanel(context), rules: rulesPanel(context),
      deliveries: deliveriesPanel(context), dead: deadPanel(context), teams: teamsPanel(context),
    };
    this.#buttons = alarmTabs.map((tab) => ({ tab, button: this.#button(tab) }));
    the('#alarm-tabs').append(...this.#buttons.map(({ button }) => button));
  }

  paint(changed: Changed): void {
    const { store, words } = this.#context;
    if (!changed.alarms && !changed.choices) return;
    const { view, alarmTab } = store.choices;
    if (view !== 'alarms' || !store.names) {
      this.#shown = null;
      return;
    }
    const lost = the('#alarms-lost');
    lost.hidden = !store.alarms.isLost;
    setText(lost, words.lost);
    const panel = this.#panels[alarmTab];
    if (changed.choices) this.#paintTabs(alarmTab);
    if (this.#shown === alarmTab) return panel.paint();
    this.#shown = alarmTab;
    this.#room.replaceChildren(panel.element);
    panel.open();
  }

  #paintTabs(chosen: AlarmTab): void {
    for (const { tab, button } of this.#buttons) {
      setText(button, this.#context.words.tabs[tab]);
      setAttribute(button, 'aria-selected', String(tab === chosen));
      setAttribute(button, 'tabindex', tab === chosen ? 0 : -1);
      // On a phone the row of tabs is wider than the screen.
      if (tab === chosen && this.#shown !== tab) button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    setAttribute(this.#room, 'aria-labelledby', `alarm-tab-${chosen}`);
  }

  #button(tab: AlarmTab): HTMLButtonElement {
    const button = html('button', { type: 'button', role: 'tab', id: `alarm-tab-${tab}`, 'aria-controls': 'alarm-room' });
    const choose = (next: AlarmTab) => (location.hash = next === 'now' ? '#alarms' : `#alarms/${next}`);
    button.addEventListener('click', () => choose(tab));
    button.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const next = (alarmTabs.indexOf(tab) + step + alarmTabs.length) % alarmTabs.length;
      choose(alarmTabs[next]!);
      this.#buttons[next]!.button.focus();
    });
    return button;
  }
}
