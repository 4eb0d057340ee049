import { alarmTabs, heldTabs, plainViews, type AlarmTab, type Choices, type HeldTab } from '../grid/choices';

/** What an address after the # shows: `#alarms`, `#alarms/rules`, `#held`, `#held/decided`, `#plates`, `#done`; anything else is the grid. Null leaves what is shown: it names a place within it. */
export function viewOf(hash: string): Partial<Choices> | null {
  if (hash.endsWith('-panel')) return null;
  const plain = plainViews.find((view) => hash === `#${view}`);
  if (plain) return { view: plain };
  const held = /^#held(?:\/(\w+))?$/.exec(hash);
  if (held) return { view: 'held', heldTab: heldTabs.find((tab: HeldTab) => tab === held[1]) ?? 'waiting' };
  const parts = /^#alarms(?:\/(\w+))?$/.exec(hash);
  if (!parts) return { view: 'grid' };
  return { view: 'alarms', alarmTab: alarmTabs.find((tab: AlarmTab) => tab === parts[1]) ?? 'now' };
}
