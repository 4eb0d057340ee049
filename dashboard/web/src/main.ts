import { AccountView } from './account/account';
import { Session } from './account/session';
import { AlarmsView } from './alarms/alarms';
import { AlarmApi } from './alarms/api';
import { AlarmHeaderView } from './alarms/header';
import { viewOf } from './alarms/route';
import { AnswersView } from './answers/answers';
import { DoneView } from './done/done';
import { Feed } from './feed/feed';
import { signalRHub } from './feed/hub';
import { HeadlineView } from './figures/headline';
import { startingChoices } from './grid/choices';
import { Store } from './grid/store';
import { MapView } from './map/map';
import { FreshnessView } from './page/freshness';
import { HeldView } from './held/held';
import { HeaderView } from './page/header';
import { PlatesView } from './plates/plates';
import { TableView } from './table/table';

/** Storage may be forbidden; then nothing is kept. */
function deviceStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

const storage = deviceStorage();
let isPlanned = false;
// However many changes arrive, the page is painted at most once a frame.
const store = new Store(startingChoices(storage, navigator.language), () => {
  if (isPlanned) return;
  isPlanned = true;
  requestAnimationFrame(paint);
});

const session = new Session();
new AccountView(session);
void session.check();
// A screen that is left open stays signed in.
setInterval(() => void session.check(), 3_600_000);

const alarmApi = new AlarmApi(session);
const views = [
  new HeaderView(store, storage), new AlarmHeaderView(store, alarmApi), new AlarmsView(store, alarmApi), new HeldView(store, alarmApi), new FreshnessView(store), new HeadlineView(store),
  new MapView(store), new TableView(store), new AnswersView(store), new PlatesView(store, alarmApi), new DoneView(store, alarmApi),
];

function paint(): void {
  isPlanned = false;
  const changed = store.takeChanged();
  for (const view of views) view.paint(changed);
}

/** Each view has an address of its own, so that it can be kept and gone back to. */
function route(): void {
  const shown = viewOf(location.hash);
  if (shown) store.choose(shown);
}
addEventListener('hashchange', route);

store.choose(viewOf(location.hash) ?? {});
void new Feed(signalRHub(session), store).run(new AbortController().signal);
