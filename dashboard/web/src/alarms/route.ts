import { alarmTabs, plainViews, type AlarmTab, type Choices } from '../grid/choices';

/** What an address after the # shows: `#alarms`, `#alarms/rules`, `#plates`, `#done`; anything else is the grid. Null leaves what is shown: it names a place within it. */
export function viewOf(hash: string): Partial<Choices> | null {
  if (hash.endsWith('-panel')) return null;
  const plain = plainViews.find((view) => hash === `#${view}`);
  if (plain) return { view: plain };
  const parts = /^#alarms(?:\/(\w+))?$/.exec(hash);
  if (!parts) return { view: 'grid' };
  return { view: 'alarms', alarmTab: alarmTabs.find((tab: AlarmTab) => tab === parts[1]) ?? 'now' };
}
