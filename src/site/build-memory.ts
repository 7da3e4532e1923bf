/** What a build leaves for the next one: which pages there are, from what they were made, and where their links lead. */
import { type TextReading, TextReadings } from '../content/checks/text-readings.ts';
import { codeVersion } from './code-version.ts';
import { readKept, writeKept } from '../build/checksummed-file.ts';
import type { ListName } from './tracked-edition.ts';

/** A page's words that others depend on. */
export interface ViewMemory {
  /** See view-keys.ts. */
  readonly key: string;
  readonly description: string;
  /** The characters that the page's display face must have. */
  readonly letters: string;
}

/** What the final checks must know of a page that is not made again. */
export interface PageMemory {
  /** All that it was made of; see view-keys.ts. */
  readonly key: string;
  readonly ids: readonly string[];
  /** Where its links lead in the site: "/events/index.html" or "/events/index.html#main". */
  readonly targets: readonly string[];
}

export interface BuildMemory {
  /** All that every page depends on. */
  readonly frame: string;
  readonly reads: ReadonlyMap<string, ReadonlySet<ListName>>;
  /** By address. */
  readonly views: ReadonlyMap<string, ViewMemory>;
  readonly pages: ReadonlyMap<string, PageMemory>;
}

/** Texts that thousands of pages share are written once, and by their number after that. */
class Texts {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.list.push(text) - 1);
    return this.list.length - 1;
  }
}

/** Keeps a build's memory at a path. */
export function storeBuild(path: string, memory: BuildMemory): void {
  const texts = new Texts();
  const all = (list: readonly string[]): number[] => list.map((text) => texts.number(text));
  const stored = {
    frame: memory.frame,
    reads: [...memory.reads].map(([kind, lists]) => [kind, [...lists]]),
    views: [...memory.views].map(([address, { key, description, letters }]) => [
      address,
      key,
      description,
      texts.number(letters),
    ]),
    pages: [...memory.pages].map(([address, { key, ids, targets }]) => [
      address,
      key,
      all(ids),
      all(targets),
    ]),
    texts: texts.list,
  };
  writeKept(path, new TextEncoder().encode(JSON.stringify(stored)));
}

/** The memory of an earlier build, undefined where there is none that can be read. */
export function recallBuild(path: string): BuildMemory | undefined {
  const bytes = readKept(path);
  return bytes && readBuild(JSON.parse(Buffer.from(bytes).toString()));
}

/** Keeps what was read in texts at a path, in a form that is read again quickly. */
export function storeReadings(path: string, { used }: TextReadings): void {
  const rows = [...used].map(([hash, { data, bodyStart, bodyLine, prose, dateless }]) => [
    hash,
    data,
    bodyStart,
    bodyLine,
    prose.html,
    prose.plain,
    dateless ?? '',
  ]);
  writeKept(path, new TextEncoder().encode(JSON.stringify({ code: codeVersion(), rows })));
}

/** What the same code has read in texts before. */
export function recallReadings(path: string): TextReadings {
  const bytes = readKept(path);
  const stored: unknown = bytes && JSON.parse(Buffer.from(bytes).toString());
  if (String(rowsOf(stored, 'code')[0]?.[0]) !== codeVersion()) return new TextReadings();
  const readings = rowsOf(stored, 'rows').map((row): [string, TextReading] => {
    const [hash, data, bodyStart, bodyLine, html, plain, dateless] = row;
    return [
      String(hash),
      {
        data: isFields(data) ? data : {},
        bodyStart: Number(bodyStart),
        bodyLine: Number(bodyLine),
        prose: { html: String(html), plain: String(plain) },
        dateless: dateless === '' ? undefined : String(dateless),
      },
    ];
  });
  return new TextReadings(new Map(readings));
}

function isFields(value: unknown): value is TextReading['data'] {
  return typeof value === 'object' && value !== null;
}

type Row = readonly unknown[];

/** Whatever was stored under our own digest has our own form, of which this makes typed values. */
function readBuild(stored: unknown): BuildMemory {
  const lists = (name: string): Row[] => rowsOf(stored, name);
  const texts = lists('texts').map(String);
  const named = (numbers: unknown): string[] => rowOf(numbers).map((number) => texts[Number(number)] ?? '');
  return {
    frame: String(lists('frame')[0]?.[0] ?? ''),
    reads: new Map(
      lists('reads').map(([kind, names]) => [String(kind), new Set(rowOf(names).filter(isListName))]),
    ),
    views: new Map(
      lists('views').map(([address, key, description, letters]) => [
        String(address),
        { key: String(key), description: String(description), letters: texts[Number(letters)] ?? '' },
      ]),
    ),
    pages: new Map(
      lists('pages').map(([address, key, ids, targets]) => [
        String(address),
        { key: String(key), ids: named(ids), targets: named(targets) },
      ]),
    ),
  };
}

function isListName(value: unknown): value is ListName {
  return typeof value === 'string';
}

function rowOf(value: unknown): Row {
  return Array.isArray(value) ? value : [];
}

function rowsOf(stored: unknown, name: string): Row[] {
  const value: unknown =
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
  return Array.isArray(value) ? value : typeof value === 'string' ? [[value]] : [];
}
