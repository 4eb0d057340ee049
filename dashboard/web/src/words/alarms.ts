import type { AlarmChange, AlarmState, DeliveryState, Judgement, Lane, Severity } from '../alarms/contract';
import type { PlaceKind } from '../alarms/places';
import type { AlarmTab } from '../grid/choices';

/** The words of the alarm page. */
export interface AlarmTexts {
  readonly grid: string;
  readonly alarms: string;
  readonly views: string;
  readonly skip: string;
  readonly firingCount: Readonly<Record<'none' | 'one' | 'other' | 'unknown', string>>;
  readonly newAlarm: string;
  readonly lost: string;
  readonly judged: string;
  readonly tabs: Readonly<Record<AlarmTab, string>>;
  readonly states: Readonly<Record<AlarmState, string>>;
  readonly groups: Readonly<Record<AlarmState, string>>;
  readonly nothing: Readonly<Record<AlarmState, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly lanes: Readonly<Record<Lane, string>>;
  readonly since: string;
  readonly by: string;
  readonly silenced: string;
  readonly reports: Readonly<Record<'one' | 'other', string>>;
  readonly dissatisfied: string;
  readonly mean: string;
  readonly choice: string;
  readonly onAnswers: string;
  readonly inWindow: string;
  readonly level: string;
  readonly usual: string;
  readonly probability: string;
  readonly lastAnswer: string;
  readonly inUsualDays: string;
  readonly expected: string;
  readonly acknowledge: string;
  readonly resolve: string;
  readonly silence: string;
  readonly details: string;
  readonly earlier: string;
  readonly cancel: string;
  readonly why: string;
  readonly resolveTitle: string;
  readonly silenceTitle: string;
  readonly newSilence: string;
  readonly until: string;
  readonly untilHours: Readonly<Record<'1' | '4' | '24' | '168' | 'other', string>>;
  readonly reason: string;
  readonly place: string;
  readonly places: Readonly<Record<PlaceKind | 'organisation', string>>;
  readonly history: string;
  readonly deliveries: string;
  readonly noDeliveries: string;
  readonly changes: Readonly<Record<AlarmChange, string>>;
  readonly automatic: string;
  readonly alreadyBy: string;
  readonly already: string;
  readonly failed: string;
  readonly noSilences: string;
  readonly endSilence: string;
  readonly silenceFromUntil: string;
  readonly judgements: Readonly<Record<Judgement, string>>;
  readonly judgementNote: string;
  readonly rule: string;
  readonly scopes: Readonly<Record<string, string>>;
  readonly definedRule: string;
  readonly savedRule: string;
  readonly team: string;
  readonly noTeam: string;
  readonly tryRule: string;
  readonly tryTitle: string;
  readonly ruleAsJson: string;
  readonly days: string;
  readonly run: string;
  readonly running: string;
  readonly save: string;
  readonly saved: string;
  readonly remove: string;
  readonly removeTitle: string;
  readonly result: string;
  readonly neverFired: string;
  readonly firedCount: string;
  readonly perWeek: string;
  readonly stillOn: string;
  readonly notified: string;
  readonly duration: string;
  readonly deliveryStates: Readonly<Record<DeliveryState, string>>;
  readonly attempts: string;
  readonly testMessage: string;
  readonly noDead: string;
  readonly again: string;
  readonly againDone: string;
  readonly noTeams: string;
  readonly members: string;
  readonly escalation: string;
  readonly afterTime: string;
  readonly hours: string;
  readonly quiet: string;
  readonly sendTest: string;
  readonly testSent: string;
  readonly refresh: string;
  readonly empty: string;
  readonly channelKinds: Readonly<Record<string, string>>;
}

const bg: AlarmTexts = {
  grid: 'Удовлетвореност',
  alarms: 'Аларми',
  views: 'Изгледи',
  skip: 'Към алармите',
  firingCount: { none: 'няма активни', one: '{n} активна', other: '{n} активни', unknown: 'състоянието не е известно' },
  newAlarm: 'Нова аларма: {what}, {where}',
  lost: 'Алармите не могат да бъдат прочетени в момента. Показаното е отпреди това.',
  judged: 'Преценено към {time}',
  tabs: { now: 'Сега', silences: 'Планирани работи', judgements: 'Преценки', rules: 'Правила', deliveries: 'Изпратени', dead: 'Неизпратени', teams: 'Екипи' },
  states: { pending: 'изчаква', firing: 'активна', acknowledged: 'поета', resolved: 'приключила' },
  groups: { firing: 'Активни', acknowledged: 'Поети', pending: 'Изчакващи', resolved: 'Приключили наскоро' },
  nothing: { firing: 'Няма активни аларми.', acknowledged: 'Никоя не е поета.', pending: 'Няма изчакващи.', resolved: 'През последния ден не е приключвала аларма.' },
  severities: { critical: 'критична', warning: 'предупреждение', notice: 'за сведение' },
  lanes: { safety: 'опасност', drop: 'спад', silence: 'няма отговори' },
  since: 'от {time}',
  by: 'поета от {who}',
  silenced: 'планирани работи до {time}',
  reports: { one: '{n} съобщение', other: '{n} съобщения' },
  dissatisfied: '{value} недоволни',
  mean: 'средна оценка {value}',
  choice: '{value} с този избор',
  onAnswers: 'от {answers}',
  inWindow: 'за {window}',
  level: 'граница {value}',
  usual: 'обичайно {value}',
  probability: 'вероятност за влошаване {value}',
  lastAnswer: 'последен отговор {time}',
  inUsualDays: '{answers} за последните 90 дни',
  expected: 'вероятност да е имало отговор {value}',
  acknowledge: 'Поемам',
  resolve: 'Приключи',
  silence: 'Заглуши',
  details: 'Подробности',
  earlier: 'По-стари',
  cancel: 'Отказ',
  why: 'Защо?',
  resolveTitle: 'Приключване на аларма',
  silenceTitle: 'Планирани работи',
  newSilence: 'Нови планирани работи',
  until: 'До кога?',
  untilHours: { '1': '1 час', '4': '4 часа', '24': '1 ден', '168': '1 седмица', other: 'друго време' },
  reason: 'Причина',
  place: 'Кое място?',
  places: { location: 'Само това място', cell: 'Категорията в населеното място', settlement: 'Цялото населено място', category: 'Цялата категория', organisation: 'Всичко' },
  history: 'История',
  deliveries: 'Съобщения',
  noDeliveries: 'Никой не е уведомен извън тази страница.',
  changes: { pended: 'започна да изчаква', fired: 'стана активна', joined: 'ново съобщение', withdrawn: 'отпадна', acknowledged: 'поета', resolved: 'приключена', reopened: 'отворена отново' },
  automatic: 'автоматично',
  alreadyBy: 'Вече е направено от {who} в {time}.',
  already: 'Вече е така; нищо не се промени.',
  failed: 'Не се получи: {why}',
  noSilences: 'Няма планирани работи.',
  endSilence: 'Край сега',
  silenceFromUntil: '{from} – {until}',
  judgements: { worse: 'по-зле', healthy: 'нормално', notEnough: 'малко отговори', noData: 'няма данни' },
  judgementNote: 'Където отговорите са малко или ги няма, не се знае дали всичко е наред.',
  rule: 'Правило',
  scopes: { organisation: 'цялата организация', categories: 'категории', settlements: 'населени места', locations: 'места', everyLocation: 'всяко място' },
  definedRule: 'от дефиницията',
  savedRule: 'записано от {who}',
  team: 'екип {team}',
  noTeam: 'само на тази страница',
  tryRule: 'Проба върху миналото',
  tryTitle: 'Проба и промяна на правило',
  ruleAsJson: 'Правилото като JSON',
  days: 'Дни назад',
  run: 'Провери',
  running: 'Проверява се…',
  save: 'Запиши',
  saved: 'Правилото е записано.',
  remove: 'Изтрий',
  removeTitle: 'Изтриване на правило „{rule}“. Отворените му аларми ще приключат.',
  result: 'За {days} дни',
  neverFired: 'Нямаше да се задейства нито веднъж.',
  firedCount: 'задействания: {n}',
  perWeek: '{n} на седмица',
  stillOn: 'още трае',
  notified: 'съобщения: {n}',
  duration: 'траене {time}',
  deliveryStates: { waiting: 'чака', delivered: 'доставено', dead: 'отказано', dropped: 'отпаднало', quietened: 'заглушено' },
  attempts: 'опити: {n}',
  testMessage: 'пробно съобщение',
  noDead: 'Всичко е изпратено.',
  again: 'Изпрати пак',
  againDone: 'Ще бъде изпратено отново.',
  noTeams: 'Дефиницията няма екипи.',
  members: 'Членове',
  escalation: 'Ако никой не поеме',
  afterTime: 'след {time}: {who}',
  hours: 'дежурство {hours}',
  quiet: 'тихи часове {hours}',
  sendTest: 'Изпрати проба',
  testSent: 'Пробата е изпратена за доставка; вижте „Изпратени“.',
  refresh: 'Обнови',
  empty: 'Няма нищо.',
  channelKinds: { email: 'е-поща', webhook: 'уебхук', slack: 'Slack', teams: 'Microsoft Teams', telegram: 'Telegram', ntfy: 'ntfy' },
};

const en: AlarmTexts = {
  grid: 'Satisfaction',
  alarms: 'Alarms',
  views: 'Views',
  skip: 'Skip to the alarms',
  firingCount: { none: 'none firing', one: '{n} firing', other: '{n} firing', unknown: 'not known' },
  newAlarm: 'New alarm: {what}, {where}',
  lost: 'The alarms cannot be read at the moment. What is shown is from before.',
  judged: 'Judged as of {time}',
  tabs: { now: 'Now', silences: 'Planned works', judgements: 'Judgements', rules: 'Rules', deliveries: 'Delivery log', dead: 'Dead letters', teams: 'Teams' },
  states: { pending: 'pending', firing: 'firing', acknowledged: 'acknowledged', resolved: 'resolved' },
  groups: { firing: 'Firing', acknowledged: 'Acknowledged', pending: 'Pending', resolved: 'Resolved lately' },
  nothing: { firing: 'No alarm is firing.', acknowledged: 'None is acknowledged.', pending: 'None is pending.', resolved: 'None was resolved in the last day.' },
  severities: { critical: 'critical', warning: 'warning', notice: 'notice' },
  lanes: { safety: 'danger', drop: 'drop', silence: 'no answers' },
  since: 'since {time}',
  by: 'acknowledged by {who}',
  silenced: 'planned works until {time}',
  reports: { one: '{n} report', other: '{n} reports' },
  dissatisfied: '{value} dissatisfied',
  mean: 'mean score {value}',
  choice: '{value} with this choice',
  onAnswers: 'of {answers}',
  inWindow: 'in {window}',
  level: 'level {value}',
  usual: 'usually {value}',
  probability: 'probability of being worse {value}',
  lastAnswer: 'last answer {time}',
  inUsualDays: '{answers} in the last 90 days',
  expected: 'probability that an answer was due {value}',
  acknowledge: 'Acknowledge',
  resolve: 'Resolve',
  silence: 'Silence',
  details: 'Details',
  earlier: 'Earlier',
  cancel: 'Cancel',
  why: 'Why?',
  resolveTitle: 'Resolve an alarm',
  silenceTitle: 'Planned works',
  newSilence: 'New planned works',
  until: 'Until when?',
  untilHours: { '1': '1 hour', '4': '4 hours', '24': '1 day', '168': '1 week', other: 'another time' },
  reason: 'Reason',
  place: 'Which place?',
  places: { location: 'This location only', cell: 'The category in the settlement', settlement: 'The whole settlement', category: 'The whole category', organisation: 'Everything' },
  history: 'History',
  deliveries: 'Messages',
  noDeliveries: 'Nobody was told beside this page.',
  changes: { pended: 'began to pend', fired: 'fired', joined: 'one more report', withdrawn: 'withdrawn', acknowledged: 'acknowledged', resolved: 'resolved', reopened: 'reopened' },
  automatic: 'by itself',
  alreadyBy: '{who} has done it already, at {time}.',
  already: 'It is so already; nothing changed.',
  failed: 'That did not work: {why}',
  noSilences: 'No planned works.',
  endSilence: 'End now',
  silenceFromUntil: '{from} – {until}',
  judgements: { worse: 'worse', healthy: 'healthy', notEnough: 'not enough answers', noData: 'no data' },
  judgementNote: 'Where answers are few or none, nobody knows whether all is well.',
  rule: 'Rule',
  scopes: { organisation: 'the whole organisation', categories: 'categories', settlements: 'settlements', locations: 'locations', everyLocation: 'every location' },
  definedRule: 'from the definition',
  savedRule: 'saved by {who}',
  team: 'team {team}',
  noTeam: 'on this page only',
  tryRule: 'Try on the past',
  tryTitle: 'Try and change a rule',
  ruleAsJson: 'The rule as JSON',
  days: 'Days back',
  run: 'Try',
  running: 'Trying…',
  save: 'Save',
  saved: 'The rule is saved.',
  remove: 'Delete',
  removeTitle: 'Delete the rule “{rule}”. Its open alarms will be resolved.',
  result: 'Over {days} days',
  neverFired: 'It would never have fired.',
  firedCount: 'fired: {n}',
  perWeek: '{n} a week',
  stillOn: 'still on',
  notified: 'messages: {n}',
  duration: 'lasted {time}',
  deliveryStates: { waiting: 'waiting', delivered: 'delivered', dead: 'given up', dropped: 'not needed', quietened: 'kept quiet' },
  attempts: 'attempts: {n}',
  testMessage: 'test message',
  noDead: 'Nothing was given up.',
  again: 'Send again',
  againDone: 'It will be sent again.',
  noTeams: 'The definition has no teams.',
  members: 'Members',
  escalation: 'If nobody acknowledges',
  afterTime: 'after {time}: {who}',
  hours: 'on duty {hours}',
  quiet: 'quiet hours {hours}',
  sendTest: 'Send a test message',
  testSent: 'The test is on its way; see the delivery log.',
  refresh: 'Refresh',
  empty: 'Nothing.',
  channelKinds: { email: 'e-mail', webhook: 'webhook', slack: 'Slack', teams: 'Microsoft Teams', telegram: 'Telegram', ntfy: 'ntfy' },
};

export const alarmTexts: Readonly<Record<'bg' | 'en', AlarmTexts>> = { bg, en };
