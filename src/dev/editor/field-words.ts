/** How forms name fields, their choices and where they stand; what is not named here keeps the schema's name. */
import type { Problem } from '../../campaign/problem.ts';

/** By the field's own name, or by its path where that says another thing. */
const LABELS: Readonly<Record<string, string>> = {
  'address-name': 'Name in the address',
  id: 'Name in calendars',
  starts: 'Begins',
  'changes.starts': 'Begins now',
  'changes.date': 'Date of the series',
  'all-day': 'Whole days',
  dates: 'Other days',
  zone: 'Time zone',
  at: 'Point on the map',
  'changes.at': 'Announced',
  'changes.note': 'What people are told',
  'changes.was': 'Was to begin',
  'corrections.at': 'Corrected',
  'corrections.note': 'What was wrong, and what is right',
  access: 'Getting in',
  bring: 'What to bring',
  travel: 'Getting there',
  published: 'First announced',
  status: 'State',
  happened: 'It took place',
  draft: 'Leave it out of the site',
  accepts: 'Questioned dates that are right',
  'picture-alt': 'What the picture shows',
  'picture-caption': 'Words under the picture',
  nav: 'Name in the menu',
  confirms: 'Event that took place',
  url: 'Web address',
  archived: 'Copy that stays',
  supports: 'What it shows',
  share: 'Places to share to',
  contacts: 'Numbers and addresses for everyone',
  home: 'Parts of the home page',
  carry: 'Copies to pass on',
  print: 'Paper to print on',
  logo: 'Logo',
  decorative: 'Only decorative',
  avif: 'AVIF too',
  focus: 'Most important spot',
  people: 'People on it',
  redact: 'Parts to hide',
  do: 'What it is',
  actions: 'What people can do',
  notes: 'Notes of changes or corrections',
  spelling: 'The place in this language',
  publish: 'Where the site goes',
  'publish.to': 'How',
  'publish.at': 'Where to',
};

/** In place of the schema's explanation, where that is for people who write files. */
const HINTS: Readonly<Record<string, string>> = {
  draft: 'Choose yes until it is ready. You still see it here.',
  published: 'When people first heard of it.',
  place: 'Where people should go. If nobody knows yet, the name is: to be announced. Leave it empty if it is online.',
  status: 'Whether it goes ahead. When you change it, you are asked what people should be told.',
  happened: 'Once you know; until then its page says that the date has passed.',
  starts: 'On the clock of the place.',
  'event.starts': 'On the clock of the place.',
  'event.place': 'If nobody knows yet, the name is: to be announced.',
  zone: 'The time zone of your events, as region and city, like Europe/London.',
  ends: 'Leave it empty when no end is announced.',
  'all-day': 'Whether it lasts whole days. Then only the days of its beginning and its end count.',
  dates: 'If it takes place on other days too, at the same time. Like 2026-12-19. One a line.',
  picture: 'At the head, beside it in lists and on its card. Add pictures on the page of pictures.',
  logo: 'On pages, cards and sheets. Add pictures on the page of pictures.',
  actions: 'At most three things, the most important first.',
  changes: 'What has changed since people first heard of it. Handbill asks you when you change something.',
  focus:
    'What stays in the middle where only a part is shown: how far from the left and from the top, from 0 to 1. One a line.',
  repeats: 'How it repeats from its first day on, at the same time. For example: weekly until 2027-01-16',
  languages: 'The languages of the site by their codes, yours first: en, ru, kk, de. One a line.',
  redact: 'The parts that nobody may see. They are filled with black for good.',
  people: 'Whether anyone can be recognised.',
  publish:
    'How “See what would change, and publish” on the first page sends the site. The page there explains each way, and hosts that are free.',
  'publish.to':
    'A folder on this computer; a Git repository, as GitHub Pages and Codeberg have; a server of yours, by rsync or SFTP; or storage that speaks S3.',
};

/** The choices of a field as people say them. */
const CHOICES: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  confirmed: 'goes ahead',
  'moved-online': 'moved online',
  redacted: 'hidden',
  consented: 'they agreed',
  none: 'none',
  folder: 'a folder on this computer',
  git: 'a Git repository',
  rsync: 'a server, by rsync',
  sftp: 'a server, by SFTP',
  s3: 'storage, by S3',
  'sign-up': 'sign up',
  write: 'write to someone',
  sign: 'sign on paper',
  link: 'another link',
};

/** What decides over the rest stands on top, and what most people never need at the end, folded. */
const FIRST = ['status', 'happened', 'draft', 'people'];
const LAST = [
  'changes',
  ...['id', 'published', 'all-day', 'repeats', 'dates', 'zone', 'country', 'at', 'accepts', 'confirms'],
  ...['picture-caption', 'source', 'headings', 'share', 'contacts', 'mirrors', 'carry', 'cards', 'share-pages'],
  ...['print', 'home', 'avif', 'decorative'],
];

/** A translation says by itself of which version it is. */
export const KEPT: readonly string[] = ['translates', 'translated', 'spells'];

export type Rank = 'first' | 'middle' | 'last';

/** Where a field stands in its form; of those that are needed only the moment of the announcement is folded, which is there from the beginning. */
export function rankOf(key: string, isNeeded: boolean): Rank {
  if (FIRST.includes(key)) return 'first';
  const isLast = LAST.includes(key) && (!isNeeded || key === 'published');
  return isLast ? 'last' : 'middle';
}

/** "Begins" for "starts"; of a path the entries' numbers do not matter. */
export function labelOf(path: string): string {
  const { whole, key } = partsOf(path);
  const label = LABELS[whole] ?? LABELS[key] ?? key.replaceAll('-', ' ');
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
}

/** The same of a problem, with the group that it is in: "Sources 2 › Title". */
export function pathLabel(path: string): string {
  const steps = path.replace(/\.(\d+)(?=\.|$)/g, ' $1').split('.');
  return steps
    .map((step, index) => {
      const [, name = '', number = ''] = /^(\S+)( \d+)?$/.exec(step) ?? [];
      return labelOf([...steps.slice(0, index), name].join('.').replace(/ \d+/g, '')) + (number ?? '');
    })
    .join(' › ');
}

/** The hint that forms have of their own. */
export function hintFor(path: string): string | undefined {
  const { whole, key } = partsOf(path);
  return HINTS[whole] ?? (whole === key ? HINTS[key] : undefined);
}

export function choiceOf(value: string): string {
  return CHOICES[value] ?? value;
}

function partsOf(path: string): { whole: string; key: string } {
  const whole = path.replace(/\.\d+(?=\.|$)/g, '');
  return { whole, key: whole.slice(whole.lastIndexOf('.') + 1) };
}

/** What is in backquotes: a field with or without its value, or a value in quotes. */
const AS_WRITTEN = /`(?:([a-z-]+):(?: |(?=`)))?("?)([^`]*?)\2`/g;

/** A problem's sentences as they are told beside a form: by its names, and of the field itself the value alone. */
export function inForm({ message, field = '' }: Problem): string {
  return message.replace(AS_WRITTEN, (written, name?: string, mark?: string, value = '') => {
    if (!name) return mark ? value : written;
    if (value && name === partsOf(field).key) return value;
    return `“${labelOf(name)}${value && `: ${choiceOf(value)}`}”`;
  });
}
