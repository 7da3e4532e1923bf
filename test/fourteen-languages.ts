/** A campaign in all languages of the interface, with an event of every kind, for the test that reads it and for whoever does. */
import assert from 'node:assert/strict';
import { openText } from '../src/authoring/content-texts.ts';
import { versionsOf } from '../src/authoring/translation-state.ts';
import { kindOf } from '../src/content/schema/content-kinds.ts';
import { writeFiles } from './mini-campaign.ts';

/** The campaign's own words are of no matter here: titles and one sentence, in the letters of each language. */
const TITLES: Readonly<Record<string, readonly [title: string, sentence: string]>> = {
  en: ['Open the library', 'Come with a book.'],
  ar: ['افتحوا مكتبة Elm Road', 'أحضروا كتابًا واتصلوا على +44 20 7946 0018.'],
  de: ['Öffnet die Bücherei', 'Kommt mit einem Buch.'],
  es: ['Abran la biblioteca', 'Vengan con un libro.'],
  fa: ['کتابخانه را باز کنید', 'با یک کتاب بیایید و با ۰۲۰ ۷۹۴۶ ۰۰۱۸ تماس بگیرید.'],
  fr: ['Ouvrez la bibliothèque', 'Venez avec un livre.'],
  he: ['פתחו את הספרייה', 'בואו עם ספר וצלצלו אל +44 20 7946 0018.'],
  hi: ['पुस्तकालय खोलो', 'एक किताब लेकर आइए।'],
  kk: ['Кітапхананы ашыңдар', 'Кітап алып келіңіздер.'],
  pl: ['Otwórzcie bibliotekę', 'Przyjdźcie z książką.'],
  ru: ['Откройте библиотеку', 'Приходите с книгой.'],
  tr: ['Kütüphaneyi açın', 'Bir kitapla gelin.'],
  uk: ['Відкрийте бібліотеку', 'Приходьте з книгою.'],
  zh: ['开放图书馆', '请带一本书来。'],
};

export const FOURTEEN = Object.keys(TITLES);

const PLACE = 'place: { name: Elm Road Library, address: "1 Elm Road, Leeds LS1 1AA" }\ntown: Leeds\ncountry: GB';

/** As of 2026-05-21 each is in another state. */
const EVENTS: Readonly<Record<string, string>> = {
  past: `starts: 2026-05-02 12:00\nends: 2026-05-02 14:00\nhappened: true\n${PLACE}`,
  today: `starts: 2026-05-21 18:30\n${PLACE}`,
  day: `starts: 2026-05-22\nall-day: true\n${PLACE}`,
  camp: `starts: 2026-05-29\nends: 2026-06-02\nall-day: true\n${PLACE}`,
  night: `starts: 2026-06-05 22:00\nends: 2026-06-06 00:00\n${PLACE}\nonline: https://meet.example/night\naccess: A ramp.\nbring: A book.`,
  moved: `starts: 2026-06-12 18:00\nends: 2026-06-12 19:00\n${PLACE}\nchanges:\n  - { at: 2026-05-10 09:00, note: An hour later., was: 2026-06-12 17:00 }`,
  off: `starts: 2026-06-13 12:00\nstatus: cancelled\n${PLACE}\nchanges:\n  - { at: 2026-05-11 09:00, note: The hall is closed. }`,
  later: `starts: 2026-06-14 12:00\nstatus: postponed\n${PLACE}\nchanges:\n  - { at: 2026-05-12 09:00, note: The speaker is ill. }`,
  online: `starts: 2026-06-15 12:00\nstatus: moved-online\nonline: https://meet.example/online\n${PLACE}\nchanges:\n  - { at: 2026-05-13 09:00, note: It rains. }`,
  unknown: 'starts: to be announced, 2026-07\nplace: { name: to be announced }',
  weekly: `starts: 2026-05-23 10:00\nends: 2026-05-23 12:00\nrepeats: every Saturday until 2026-06-27 except 2026-06-06\n${PLACE}`,
};

const CAMPAIGN = `title: Open the library
summary: Come with a book.
address: https://library.example/
zone: Europe/London
languages: [${FOURTEEN.join(', ')}]
organiser: { name: Friends of the library }
contact: { email: ann@library.example, telephone: +44 20 7946 0018 }
press: { name: Ann Reader, email: ann@library.example, telephone: +44 20 7946 0018, hours: 9 to 5 }
actions:
  - { do: petition, link: https://sign.example/ }
print: none
share-pages: none
cards: one
`;

/** Its files. */
export function writeFourteen(folder: string): void {
  const [, ...others] = FOURTEEN;
  const event = (slug: string, fields: string): string =>
    `---\nid: ${slug}@library.example\ntitle: Open the library\n${fields}\npublished: 2026-04-01 09:00\n---\n\nCome with a book.\n`;
  writeFiles(folder, {
    'content/campaign.yml': CAMPAIGN,
    'content/statement.md': '---\ntitle: Open the library\n---\n\nCome with a book!\n',
    ...Object.fromEntries(
      Object.entries(EVENTS).map(([slug, fields]) => [`content/events/${slug}.md`, event(slug, fields)]),
    ),
    'content/facts/readers.md':
      '---\nclaim: Nine people read\nsources:\n  - { title: A report, publisher: The council, date: 2026-04, supports: The number., quotation: "Nine." }\ncorrections:\n  - { at: 2026-05-03 09:00, note: It was eight. }\n---\n\nThey do.\n',
    'content/updates/news.md': '---\ntitle: Open the library\ndate: 2026-05-16 10:00\n---\n\nCome with a book!!\n',
  });
  writeFiles(folder, {
    'content/facts/readers.ru.md': `---\nclaim: Читают девять человек\nnotes: [Было восемь.]\nsupports: [Число.]\ntranslates: ${versionOf(folder, 'content/facts/readers.md')}\n---\n\nЧитают.\n`,
  });
  for (const lang of others) {
    const [title, sentence] = TITLES[lang] ?? ['', ''];
    const text = (path: string, index: number): [string, string] => [
      path.replace('.md', `.${lang}.md`),
      `---\ntitle: ${title}\ntranslates: ${versionOf(folder, path)}\n---\n\n${sentence} ${title}${'!'.repeat(index + 1)}\n`,
    ];
    writeFiles(folder, {
      [`content/campaign.${lang}.yml`]: `title: ${title}\nsummary: ${sentence}\ntranslates: ${versionOf(folder, 'content/campaign.yml')}\n`,
      ...Object.fromEntries([...TEXTS, ...Object.keys(EVENTS).map((slug) => `content/events/${slug}.md`)].map(text)),
    });
  }
}

const TEXTS = ['content/statement.md', 'content/updates/news.md'];

function versionOf(folder: string, path: string): string {
  const kind = kindOf(path);
  assert.ok(kind, path);
  const opened = openText(folder, { path, kind });
  assert.ok(typeof opened === 'object', path);
  return versionsOf(opened).translates;
}
