import { describe, expect, it } from 'vitest';
import { AlarmBook } from '../src/alarms/book';
import { duration, evidence, percent } from '../src/alarms/evidence';
import { ofState, openSilences } from '../src/alarms/order';
import { placeOf, placesAround } from '../src/alarms/places';
import { viewOf } from '../src/alarms/route';
import { isSilenced } from '../src/alarms/silenced';
import { AlarmApi, part, Refused } from '../src/alarms/api';
import { Names } from '../src/grid/names';
import { alarm, definition, newStore, news, silence, snapshot, standing } from './samples';

describe('AlarmBook', () => {
  it('keeps the newest version of an alarm, whatever the order', () => {
    const book = new AlarmBook();
    book.takeStanding(standing(1));
    book.takeNews(news(2, [alarm('x', 2, 'acknowledged')]));
    book.takeNews(news(3, [alarm('x', 1, 'firing')]));
    expect(book.alarm('x')?.state).toBe('acknowledged');
  });

  it('tells once of an alarm that begins to fire, and not of one that stood already', () => {
    const book = new AlarmBook();
    expect(book.takeStanding(standing(1, [alarm('old', 1)]))).toEqual([]);
    expect(book.takeNews(news(2, [alarm('x', 1)])).fired.map(({ id }) => id)).toEqual(['x']);
    expect(book.takeNews(news(3, [alarm('x', 2)])).fired).toEqual([]);
    expect(book.takeNews(news(4, [alarm('x', 3, 'resolved')])).fired).toEqual([]);
    expect(book.takeNews(news(5, [alarm('x', 4)])).fired).toHaveLength(1);
  });

  it('tells of what began to fire while news were missed', () => {
    const book = new AlarmBook();
    book.takeStanding(standing(1, [alarm('x', 1, 'pending')]));
    expect(book.takeStanding(standing(4, [alarm('x', 2)])).map(({ id }) => id)).toEqual(['x']);
  });

  it('sees a gap in the numbers and another life of the grain', () => {
    const book = new AlarmBook();
    expect(book.takeNews(news(9)).gap).toBe(false); // Before what stands was told; that is on its way.
    book.takeStanding(standing(9));
    expect(book.takeNews(news(10)).gap).toBe(false);
    expect(book.takeNews(news(12)).gap).toBe(true);
    expect(book.takeNews(news(1, [], 'b')).gap).toBe(true);
  });

  it('drops what no longer stands, but not what is newer than the word of it', () => {
    const book = new AlarmBook();
    book.takeStanding(standing(1, [alarm('gone', 1), alarm('x', 1)]));
    book.takeNews(news(2, [alarm('new', 1)]));
    book.takeStanding(standing(1, [alarm('x', 1)]));
    expect(book.alarms.map(({ id }) => id).sort()).toEqual(['new', 'x']);
    book.takeStanding(standing(1, [], 'b'));
    expect(book.alarms).toEqual([]);
  });
});

describe('the order of alarms', () => {
  it('is the worst first, then the newest', () => {
    const alarms = [alarm('a', 1), alarm('b', 2), alarm('c', 1, 'firing', { severity: 'critical' }), alarm('d', 1, 'resolved')];
    expect(ofState(alarms, 'firing').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('of silences leaves out those that have ended', () => {
    const place = { level: 'location', id: 'A' } as const;
    const now = Date.parse('2026-05-04T10:00:00Z');
    expect(openSilences([silence('late', place), silence('over', place, '2026-05-04T10:00:00Z'), silence('soon', place, '2026-05-04T11:00:00Z')], now).map(({ id }) => id))
      .toEqual(['soon', 'late']);
  });
});

describe('a silence', () => {
  const now = Date.parse('2026-05-04T10:00:00Z');
  const nested = { ...definition, settlements: [{ ...definition.settlements[0]!, within: '2' }, definition.settlements[1]!] };
  const quiet = (place: Parameters<typeof silence>[1], at = now) => {
    const store = newStore();
    store.takeSnapshot({ ...snapshot(1), definition: nested, alarms: standing(1, [], 'a', [silence('s', place)]) });
    return isSilenced(alarm('x', 1), store, at)?.id ?? null;
  };

  it('holds for all that lies within its place, while it lasts', () => {
    expect(quiet({ level: 'location', id: 'A' })).toBe('s');
    expect(quiet({ level: 'settlement', id: '1' })).toBe('s');
    expect(quiet({ level: 'settlement', id: '2' })).toBe('s');
    expect(quiet({ level: 'category', id: 'playgrounds' })).toBe('s');
    expect(quiet({ level: 'settlementCategory', id: '2/playgrounds' })).toBe('s');
    expect(quiet({ level: 'organisation', id: 'town' })).toBe('s');
    expect(quiet({ level: 'location', id: 'B' })).toBe(null);
    expect(quiet({ level: 'settlementCategory', id: '1/stops' })).toBe(null);
    expect(quiet({ level: 'location', id: 'A' }, Date.parse('2026-05-05T09:00:00Z'))).toBe(null);
  });
});

describe('the words of an alarm', () => {
  const clock = (time: string) => time.slice(11, 16);

  it('say the figures, on how many answers, and the level', () => {
    expect(evidence('drop', alarm('x', 1).figures, 0, 'dissatisfied', 'en', clock))
      .toBe('62% dissatisfied of 21 answers in 24 hours · level 30% · usually 20% · probability of being worse 99%');
  });

  it('read a mean as a mean', () => {
    const figures = { ...alarm('x', 1).figures, value: 5.5, level: 6, usual: null };
    expect(evidence('drop', figures, 0, 'mean', 'en', clock)).toContain('mean score 5.50 of 21 answers in 24 hours · level 6.00');
  });

  it('count reports, and tell of the last answer', () => {
    expect(evidence('safety', alarm('x', 1).figures, 1, null, 'en', clock)).toBe('21 reports');
    const silent = { ...alarm('x', 1).figures, lastAnswerAt: '2026-05-04T09:00:00Z', probability: 0.995 };
    expect(evidence('silence', silent, 0, null, 'en', clock)).toBe('last answer 09:00 · 21 answers in the last 90 days · probability that an answer was due 99.5%');
  });

  it('never call a probability certain that is not', () => {
    expect(percent(0.99999, 'en')).toBe('99.9%');
    expect(duration('14d', 'en')).toBe('14 days');
    expect(duration('odd', 'en')).toBe('odd');
  });

  it('name places, and those around them', () => {
    const names = new Names(definition);
    expect(placeOf({ level: 'location', id: 'A' }, names, 'Town', 'en')).toEqual({ name: 'Playground A', detail: 'Elhovo · Playgrounds · A' });
    expect(placeOf({ level: 'settlementCategory', id: '1/playgrounds' }, names, 'Town', 'en')).toEqual({ name: 'Playgrounds', detail: 'Elhovo' });
    expect(placeOf({ level: 'location', id: 'Z' }, names, 'Town', 'en').name).toBe('Z');
    expect(placesAround({ level: 'location', id: 'A' }, names).map(({ kind, subject }) => `${kind} ${subject.id}`))
      .toEqual(['location A', 'cell 1/playgrounds', 'settlement 1', 'category playgrounds']);
    expect(placesAround({ level: 'category', id: 'playgrounds' }, names).map(({ kind }) => kind)).toEqual(['category']);
  });
});

describe('the addresses of views', () => {
  it('lead to the alarms, a tab of them, or the grid', () => {
    expect(viewOf('#alarms')).toEqual({ view: 'alarms', alarmTab: 'now' });
    expect(viewOf('#alarms/rules')).toEqual({ view: 'alarms', alarmTab: 'rules' });
    expect(viewOf('#alarms/none')).toEqual({ view: 'alarms', alarmTab: 'now' });
    expect(viewOf('')).toEqual({ view: 'grid' });
    expect(viewOf('#table-panel')).toBe(null);
  });
});

describe('AlarmApi', () => {
  const answering = (status: number, body: unknown) => {
    const asked: { address: string; options: RequestInit }[] = [];
    let ended = 0;
    const api = new AlarmApi({ ended: () => void (ended += 1) }, async (address, options) => {
      asked.push({ address, options });
      return new Response(status === 204 ? null : JSON.stringify(body), { status });
    });
    return { api, asked, ended: () => ended };
  };

  it('sends ids that have slashes as one part of the address', async () => {
    const { api, asked } = answering(200, {});
    await api.post(`alarms/deliveries/${part('a/1')}/retry`);
    expect(asked[0]?.address).toBe('api/v1/alarms/deliveries/a%2F1/retry');
  });

  it('tells the fields that were refused', async () => {
    const { api } = answering(400, { detail: 'See the errors.', errors: [{ field: 'why', message: 'A text is needed.' }] });
    const failure = await api.post('alarms/x/resolve').catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(Refused);
    expect((failure as Refused).message).toBe('why: A text is needed.');
  });

  it('goes to the sign-in when the server knows none', async () => {
    const { api, ended } = answering(401, {});
    await api.get('teams').catch(() => {});
    expect(ended()).toBe(1);
  });
});
