import { alarmTabs, type AlarmTab, type Choices } from '../grid/choices';

/** What an address after the # shows: `#alarms`, `#alarms/rules`, `#done`; anything else is the grid. Null leaves what is shown: it names a place within it. */
export function viewOf(hash: string): Partial<Choices> | null {
  if (hash.endsWith('-panel')) return null;
  if (hash === '#done') return { view: 'done' };
  const parts = /^#alarms(?:\/(\w+))?$/.exec(hash);
  if (!parts) return { view: 'grid' };
  return { view: 'alarms', alarmTab: alarmTabs.find((tab: AlarmTab) => tab === parts[1]) ?? 'now' };
}
