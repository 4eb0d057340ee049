import type { Alarm, News, NewsPosition, RuleName, Silence, Standing, TeamName } from './contract';

/** What stands, as told by the server. News that come twice, late or before what stands do no harm: of each alarm the newest version is kept. */
export class AlarmBook {
  /** Null until what stands has been told. */
  judged: string | null = null;
  rules: ReadonlyMap<string, RuleName> = new Map();
  teams: ReadonlyMap<string, TeamName> = new Map();
  /** Whether the server itself cannot tell any more what stands. */
  isLost = true;

  readonly #alarms = new Map<string, { readonly alarm: Alarm; readonly seq: number }>();
  readonly #silences = new Map<string, { readonly silence: Silence; readonly seq: number }>();
  #at: NewsPosition | null = null;
  #begun = false;

  get alarms(): Alarm[] {
    return [...this.#alarms.values()].map((held) => held.alarm);
  }

  get silences(): Silence[] {
    return [...this.#silences.values()].map((held) => held.silence);
  }

  /** Whether what stands has ever been told. */
  get hasBegun(): boolean {
    return this.#begun;
  }

  alarm(id: string): Alarm | undefined {
    return this.#alarms.get(id)?.alarm;
  }

  /** Takes what stands in place of what is held, except for news that are newer. Says which alarms began to fire since. */
  takeStanding(standing: Standing): Alarm[] {
    const isSameLife = this.#at?.epoch === standing.epoch;
    const before = new Map([...this.#alarms].map(([id, held]) => [id, held.alarm]));
    this.#keep(this.#alarms, isSameLife, standing.seq);
    this.#keep(this.#silences, isSameLife, standing.seq);
    for (const alarm of standing.alarms) this.#hold(alarm, standing.seq);
    for (const silence of standing.silences)
      if (!this.#silences.has(silence.id)) this.#silences.set(silence.id, { silence, seq: standing.seq });
    if (!isSameLife || this.#at!.seq < standing.seq) this.#at = { epoch: standing.epoch, seq: standing.seq };
    this.judged = standing.judged;
    this.rules = new Map(standing.rules.map((rule) => [rule.id, rule]));
    this.teams = new Map(standing.teams.map((team) => [team.id, team]));
    this.isLost = false;
    const hadBegun = this.#begun;
    this.#begun = true;
    return hadBegun ? standing.alarms.filter((alarm) => isNewlyFiring(alarm, before.get(alarm.id))) : [];
  }

  /** Takes news; says which alarms began to fire, and whether others were missed before, so that what stands is to be asked for. */
  takeNews(news: News): { readonly fired: Alarm[]; readonly gap: boolean } {
    const at = this.#at;
    const gap = this.#begun && (at === null || at.epoch !== news.epoch || news.seq > at.seq + 1);
    const fired = news.alarms.filter((alarm) => isNewlyFiring(alarm, this.alarm(alarm.id)));
    for (const alarm of news.alarms) this.#hold(alarm, news.seq);
    for (const silence of news.silences) this.#silences.set(silence.id, { silence, seq: news.seq });
    if (at?.epoch !== news.epoch || news.seq > at.seq) this.#at = { epoch: news.epoch, seq: news.seq };
    return { fired, gap };
  }

  /** Takes what an action was answered with, which the news bring too. */
  takeAlarm(alarm: Alarm): void {
    this.#hold(alarm, this.#at?.seq ?? 0);
  }

  takeSilence(silence: Silence): void {
    this.#silences.set(silence.id, { silence, seq: this.#at?.seq ?? 0 });
  }

  #hold(alarm: Alarm, seq: number): void {
    const held = this.#alarms.get(alarm.id);
    if (!held || alarm.number >= held.alarm.number) this.#alarms.set(alarm.id, { alarm, seq });
  }

  #keep(map: Map<string, { readonly seq: number }>, isSameLife: boolean, after: number): void {
    for (const [id, held] of map) if (!isSameLife || held.seq <= after) map.delete(id);
  }
}

const isNewlyFiring = (alarm: Alarm, before: Alarm | undefined): boolean =>
  alarm.state === 'firing' && (!before || (alarm.number > before.number && before.state !== 'firing'));
