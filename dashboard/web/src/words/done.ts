export interface DoneTexts {
  readonly done: string;
  readonly skip: string;
  readonly hint: string;
  readonly begin: string;
  readonly newTitle: string;
  readonly editTitle: string;
  readonly withdrawTitle: string;
  readonly publish: string;
  readonly save: string;
  readonly edit: string;
  readonly withdraw: string;
  readonly details: string;
  readonly text: string;
  readonly textMore: string;
  readonly day: string;
  readonly cells: string;
  readonly doneOn: string;
  readonly changedBy: string;
  readonly states: Readonly<Record<'published' | 'withdrawn', string>>;
  readonly changes: Readonly<Record<'published' | 'edited' | 'withdrawn', string>>;
  readonly history: string;
  readonly effect: string;
  readonly before: string;
  readonly after: string;
  readonly figures: string;
  readonly conflict: string;
}

const bg: DoneTexts = {
  done: 'Направено',
  skip: 'Към направеното',
  hint: 'Каквото публикувате, гражданите виждат на страницата на мястото и след отговора си.',
  begin: 'Ново',
  newTitle: 'Какво е направено?',
  editTitle: 'Поправка',
  withdrawTitle: 'Да не се показва повече на гражданите?',
  publish: 'Публикувай',
  save: 'Запази',
  edit: 'Поправи',
  withdraw: 'Скрий от гражданите',
  details: 'История и ефект',
  text: 'Какво е направено ({language})',
  textMore: '{language}, по желание',
  day: 'Кога',
  cells: 'Категория в населено място',
  doneOn: 'Направено на {day}',
  changedBy: '{who}, {time}',
  states: { published: 'публикувано', withdrawn: 'скрито' },
  changes: { published: 'Публикувано', edited: 'Поправено', withdrawn: 'Скрито' },
  history: 'История',
  effect: 'До {n} дни преди и след това',
  before: 'Преди',
  after: 'След това',
  figures: '{satisfied} доволни, средно {mean}, {answers}',
  conflict: 'Някой друг го е променил междувременно. Обновете и опитайте пак.',
};

const en: DoneTexts = {
  done: 'Done',
  skip: 'Skip to what was done',
  hint: 'Citizens see what you publish on the page of the place, and after they have answered.',
  begin: 'New',
  newTitle: 'What was done?',
  editTitle: 'Put right',
  withdrawTitle: 'Show it to citizens no more?',
  publish: 'Publish',
  save: 'Save',
  edit: 'Put right',
  withdraw: 'Withdraw',
  details: 'History and effect',
  text: 'What was done ({language})',
  textMore: '{language}, if you like',
  day: 'When',
  cells: 'A category in a settlement',
  doneOn: 'Done on {day}',
  changedBy: '{who}, {time}',
  states: { published: 'published', withdrawn: 'withdrawn' },
  changes: { published: 'Published', edited: 'Put right', withdrawn: 'Withdrawn' },
  history: 'History',
  effect: 'Up to {n} days before and after',
  before: 'Before',
  after: 'After',
  figures: '{satisfied} satisfied, mean {mean}, {answers}',
  conflict: 'Somebody else changed it meanwhile. Refresh, and try again.',
};

export const doneTexts = { bg, en } as const;
