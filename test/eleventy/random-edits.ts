/** Random changes of a mini-campaign, as its organiser, its developer and accidents make them. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../mini-campaign.ts';

/** The same sequence for the same seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Pick = (below: number) => number;

const WORDS = 'Vigil, reading, march, ö & <concert> at  the library’s square in May, Ärger'.split(' ');

/** One random change; returns what it was. */
export function randomEdit(folder: string, output: string, pick: Pick): string {
  const edits: Readonly<Record<string, () => void>> = {
    'a new event': () => writeEvent(folder, `e${pick(12)}`, pick),
    'an event written anew': () => writeEvent(folder, anyOf(folder, 'events', pick) ?? 'e1', pick),
    'another event written anew': () => writeEvent(folder, anyOf(folder, 'events', pick) ?? 'e2', pick),
    'an event gone': () => remove(folder, 'events', pick),
    'an event by another name': () => rename(folder, 'events', `r${pick(9)}`, pick),
    'a fact': () =>
      writeFiles(folder, {
        [`content/facts/0${pick(4)}-f${pick(4)}.md`]: `---\nclaim: ${words(pick)}\nsources: [{ title: Report ${pick(9)}, date: 2025 }]\n---\n\n${body(folder, pick)}`,
      }),
    'a fact gone': () => remove(folder, 'facts', pick),
    'an update': () =>
      writeFiles(folder, {
        [`content/updates/u${pick(3)}.md`]: `---\ntitle: ${words(pick)}\ndate: 2026-04-0${1 + pick(8)}\n---\n\n${body(folder, pick)}`,
      }),
    'an update gone': () => remove(folder, 'updates', pick),
    'the statement': () =>
      writeFiles(folder, {
        'content/statement.md': `---\ntitle: ${words(pick)}\n---\n\n${body(folder, pick)}`,
      }),
    'the campaign’s title': () => setLine(folder, 'title', words(pick)),
    'the campaign’s colours': () =>
      setLine(folder, 'colours', `{ accent: "#${['b3121d', '1d4e89', '2d5d1b'][pick(3)]}" }`),
    'share pages or none': () => setLine(folder, 'share-pages', ['each', 'none'][pick(2)] ?? ''),
    'what is carried': () => setLine(folder, 'carry', ['all', 'pocket', 'none'][pick(3)] ?? ''),
    'a template': () =>
      writeFiles(folder, {
        'templates/parts/event-subscribe/event-subscribe.njk': `<p>${pick(3)} {{ edition.${['counts.events', 'title', 'home'][pick(3)]} }}</p>\n`,
      }),
    'a template gone': () => rmSync(join(folder, 'templates'), { recursive: true, force: true }),
    'a public file': () => writeFiles(folder, { [`public/p${pick(2)}.txt`]: `${pick(9)}` }),
    'a file of the site gone': () => spoil(output, pick, (path) => rmSync(path)),
    'a file of the site changed': () =>
      spoil(output, pick, (path) => writeFileSync(path, `spoilt ${pick(99)}`)),
    'a file that is not the site’s': () =>
      existsSync(output) && writeFileSync(join(output, `x${pick(5)}.html`), 'x'),
    nothing: () => undefined,
  };
  const names = Object.keys(edits);
  const name = names[pick(names.length)] ?? 'nothing';
  edits[name]?.();
  return name;
}

function words(pick: Pick): string {
  return JSON.stringify(Array.from({ length: 2 + pick(5) }, () => WORDS[pick(WORDS.length)]).join(' '));
}

function body(folder: string, pick: Pick): string {
  const other = anyOf(folder, 'events', pick);
  const texts = [
    `Bring **a book**, water;\nsee [the rules](https://example.org/${pick(9)}).\n\n- One\n- Two ${pick(99)}\n`,
    `Words\twith a tab & an <em>.\n`.replace('<em>', 'ampersand'),
    `A note.[^1]\n\n[^1]: It is ${pick(99)}.\n`,
    other ? `See [the other](/events/${other}/) and [the file](../events/${other}.md).\n` : 'Nothing.\n',
    `## A heading\n\n> Quoted\n\n\`code  here\`\n\n    verbatim   ${pick(9)}\n`,
  ];
  return texts[pick(texts.length)] ?? '';
}

function writeEvent(folder: string, slug: string, pick: Pick): void {
  const day = String(1 + pick(28)).padStart(2, '0');
  const status = ['confirmed', 'confirmed', 'cancelled', 'postponed'][pick(4)];
  const changes =
    status === 'confirmed' ? '' : `changes: [{ at: 2026-04-02 10:00, note: Plans ${pick(9)}. }]\n`;
  const ends = pick(2) === 0 ? `ends: 2026-05-${day} 19:00\n` : '';
  const address = pick(3) === 0 ? '' : `, address: ${pick(99)} Church Street`;
  writeFiles(folder, {
    [`content/events/${slug}.md`]: `---\nid: ${slug}@library.example\ntitle: ${words(pick)}\nstarts: 2026-05-${day} 1${pick(8)}:00\n${ends}place: { name: The library${address} }\npublished: 2026-04-01 09:00\nstatus: ${status}\n${changes}---\n\n${body(folder, pick)}`,
  });
}

function filesIn(folder: string, collection: string): string[] {
  const path = join(folder, 'content', collection);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

/** The slug of some item. */
function anyOf(folder: string, collection: string, pick: Pick): string | undefined {
  const files = filesIn(folder, collection);
  return files[pick(Math.max(1, files.length))]?.replace(/^\d+-|\.md$/g, '');
}

function remove(folder: string, collection: string, pick: Pick): void {
  const files = filesIn(folder, collection);
  const file = files[pick(Math.max(1, files.length))];
  if (file) rmSync(join(folder, 'content', collection, file));
}

function rename(folder: string, collection: string, to: string, pick: Pick): void {
  const files = filesIn(folder, collection);
  const file = files[pick(Math.max(1, files.length))];
  if (file)
    renameSync(join(folder, 'content', collection, file), join(folder, 'content', collection, `${to}.md`));
}

function setLine(folder: string, field: string, value: string): void {
  const path = join(folder, 'content/campaign.yml');
  const others = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(`${field}:`));
  writeFileSync(path, [...others, `${field}: ${value}`, ''].join('\n'));
}

/** Something happens to a file that is published. */
function spoil(output: string, pick: Pick, how: (path: string) => void): void {
  if (!existsSync(output)) return;
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const file = files[pick(Math.max(1, files.length))];
  if (file) how(file);
}
