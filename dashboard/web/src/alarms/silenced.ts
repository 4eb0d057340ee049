import type { Store } from '../grid/store';
import type { Alarm, Silence, Subject } from './contract';

/** The silence that keeps an alarm quiet now, or null. It holds for all that lies within its place. */
export function isSilenced(alarm: Alarm, store: Pick<Store, 'alarms' | 'definition'>, now: number): Silence | null {
  const settlements = new Map((store.definition?.settlements ?? []).map((settlement) => [settlement.id, settlement.within ?? null]));
  const within = (id: string, outer: string): boolean => {
    for (let at: string | null | undefined = id; at; at = settlements.get(at)) if (at === outer) return true;
    return false;
  };
  const { settlement, category } = partsOf(alarm.subject, store);
  const holds = ({ place }: Silence): boolean => {
    if (place.level === 'organisation') return true;
    if (place.level === alarm.subject.level && place.id === alarm.subject.id) return true;
    if (place.level === 'category') return category === place.id;
    if (place.level === 'settlement') return settlement !== null && within(settlement, place.id);
    const [outer = '', of = ''] = place.id.split('/');
    return place.level === 'settlementCategory' && category === of && settlement !== null && within(settlement, outer);
  };
  return store.alarms.silences.find((silence) => Date.parse(silence.from) <= now && now < Date.parse(silence.until) && holds(silence)) ?? null;
}

function partsOf(subject: Subject, store: Pick<Store, 'definition'>): { settlement: string | null; category: string | null } {
  switch (subject.level) {
    case 'location': {
      const location = store.definition?.locations.find((known) => known.code === subject.id);
      return { settlement: location?.settlement ?? null, category: location?.category ?? null };
    }
    case 'settlementCategory': {
      const [settlement = null, category = null] = subject.id.split('/');
      return { settlement, category };
    }
    case 'settlement': return { settlement: subject.id, category: null };
    case 'category': return { settlement: null, category: subject.id };
    case 'organisation': return { settlement: null, category: null };
  }
}
