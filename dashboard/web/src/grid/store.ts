import { AlarmBook } from '../alarms/book';
import type { Alarm, News, Silence, Standing } from '../alarms/contract';
import { mergeAnswers } from './answers';
import type { Choices } from './choices';
import type { Answer, Definition, Figures, Snapshot, State } from './contract';
import { Names } from './names';
import { keyOf, States, type StateKey } from './states';

/** How fresh the figures are. Times are of this device's clock, in milliseconds. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'catching-up' }
  | { readonly state: 'live' }
  | { readonly state: 'reconnecting'; readonly since: number };

/** What is different from the last painting. */
export interface Changed {
  readonly definition: boolean;
  readonly choices: boolean;
  readonly connection: boolean;
  readonly answers: boolean;
  readonly alarms: boolean;
  readonly pointed: boolean;
  readonly states: ReadonlySet<StateKey>;
}

/** All that the page shows: the grid as told by the server, and what the reader chose.
 * Every change is noted and told once; painting takes the notes. */
export class Store {
  definition: Definition | null = null;
  names: Names | null = null;
  readonly states = new States();
  answers: readonly Answer[] = [];
  readonly alarms = new AlarmBook();
  /** Alarms that began to fire since this was last taken: to be announced. */
  #fired: Alarm[] = [];
  connection: Connection = { state: 'connecting' };
  choices: Choices;
  /** What the reader points at, on the map or in the table. */
  pointed: StateKey | null = null;

  readonly #tell: () => void;
  #epoch: Snapshot['feed']['epoch'] | null = null;
  #noted = new Set<Exclude<keyof Changed, 'states'>>();
  #notedStates = new Set<StateKey>();

  constructor(choices: Choices, tell: () => void) {
    this.choices = choices;
    this.#tell = tell;
  }

  figures(key: StateKey): Figures {
    return this.states.figures(key, this.choices.window);
  }

  organisationFigures(): Figures {
    return this.figures(keyOf('organisation', this.definition?.organisation.id ?? ''));
  }

  takeSnapshot(snapshot: Snapshot): void {
    // A new epoch is a new start of the server, perhaps from other data: its word replaces all.
    if (this.#epoch !== snapshot.feed.epoch) this.states.clear();
    this.#epoch = snapshot.feed.epoch;
    const isNewDefinition = JSON.stringify(this.definition) !== JSON.stringify(snapshot.definition);
    if (isNewDefinition) {
      this.definition = snapshot.definition;
      this.names = new Names(snapshot.definition);
    }
    for (const state of snapshot.states) this.#takeState(state);
    this.answers = mergeAnswers(snapshot.latest, []);
    if (snapshot.alarms) this.takeStanding(snapshot.alarms);
    else this.loseAlarms();
    this.#note('answers');
    this.#note(isNewDefinition ? 'definition' : 'choices');
  }

  takeStates(states: readonly State[]): void {
    for (const state of states) this.#takeState(state);
    this.#tell();
  }

  takeAnswers(answers: readonly Answer[]): void {
    this.answers = mergeAnswers(this.answers, answers);
    this.#note('answers');
  }

  takeStanding(standing: Standing): void {
    this.#fired.push(...this.alarms.takeStanding(standing));
    this.#note('alarms');
  }

  /** Says whether news were missed before these. */
  takeNews(news: News): boolean {
    const { fired, gap } = this.alarms.takeNews(news);
    this.#fired.push(...fired);
    this.#note('alarms');
    return gap;
  }

  takeAlarm(alarm: Alarm): void {
    this.alarms.takeAlarm(alarm);
    this.#note('alarms');
  }

  takeSilence(silence: Silence): void {
    this.alarms.takeSilence(silence);
    this.#note('alarms');
  }

  loseAlarms(): void {
    this.alarms.isLost = true;
    this.#note('alarms');
  }

  takeFired(): Alarm[] {
    const fired = this.#fired;
    this.#fired = [];
    return fired;
  }

  setConnection(connection: Connection): void {
    this.connection = connection;
    this.#note('connection');
  }

  choose(choices: Partial<Choices>): void {
    this.choices = { ...this.choices, ...choices };
    this.#note('choices');
  }

  point(key: StateKey | null): void {
    if (this.pointed === key) return;
    this.pointed = key;
    this.#note('pointed');
  }

  /** Hands over what changed since it was last asked. */
  takeChanged(): Changed {
    const noted = this.#noted;
    const states = this.#notedStates;
    this.#noted = new Set();
    this.#notedStates = new Set();
    return {
      definition: noted.has('definition'),
      choices: noted.has('choices') || noted.has('definition'),
      connection: noted.has('connection'),
      answers: noted.has('answers'),
      alarms: noted.has('alarms'),
      pointed: noted.has('pointed'),
      states,
    };
  }

  #takeState(state: Snapshot['states'][number]): void {
    if (this.states.take(state)) this.#notedStates.add(keyOf(state.kind, state.id));
  }

  #note(what: Exclude<keyof Changed, 'states'>): void {
    this.#noted.add(what);
    this.#tell();
  }
}
