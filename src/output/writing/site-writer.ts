/** Writes a site while it is still being made, in a thread of its own; only once all of it is good does it take its place. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PublishedFile } from '../../campaign/publication.ts';
import { COMPILED } from '../../text/compiled-code.ts';
import { fileOf } from '../../text/url.ts';
import type { PageFacts } from '../../html/page-facts.ts';
import { nextFolder, swapSite, updateSite } from '../../build/output-folder.ts';
import { type PageLook, ReceivedFacts, type SentPage } from './page-finisher.ts';

/** A file that a build wrote, or found to be there already. */
export interface WrittenFile {
  /** Its path in the site's folder: "events/london/index.html". */
  readonly name: string;
  /** The key that it was given, else its hash: what has the same key is the same. */
  readonly key: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
  /** Octets. */
  readonly size: number;
  /** When it was written, by the file system's clock, ms. */
  readonly time: number;
}

/** What a build wrote into a folder, by name. */
export type Written = ReadonlyMap<string, WrittenFile>;

interface SurveyedFile {
  readonly size: number;
  readonly time: number;
}

/** What the worker answers. */
type Answer =
  | { readonly kind: 'survey'; readonly files: ReadonlyMap<string, SurveyedFile> | undefined }
  | { readonly kind: 'written'; readonly octets: number }
  | {
      readonly kind: 'settled';
      readonly rows: readonly (WrittenFile & { readonly isWritten: boolean })[];
      readonly pages: readonly SentPage[];
      readonly news: readonly PageFacts[];
      readonly fault:
        | { readonly message: string; readonly code?: string; readonly path?: string }
        | undefined;
    };

/** More than this is not let wait for the disk, octets. */
const WAITING_LIMIT = 8_000_000;

/** Files are handed over in lots, octets. */
const LOT = 100_000;

/** A file on its way to the disk; `hash` is that of what stands there, if it is known. */
interface Placed {
  readonly name: string;
  readonly body: string | Uint8Array;
  readonly key: string | undefined;
  readonly hash: string | undefined;
}

/** A page on its way to be finished, and then to the disk. */
interface Rendered {
  readonly name: string;
  readonly address: string;
  readonly lang: string;
  readonly marked: string;
  readonly hash: string | undefined;
}

/** A file that could not be written. */
class WriteError extends Error {
  readonly code: string | undefined;
  readonly path: string | undefined;

  constructor(fault: { readonly message: string; readonly code?: string; readonly path?: string }) {
    super(fault.message);
    this.code = fault.code;
    this.path = fault.path;
  }
}

export class SiteWriter {
  readonly #output: string;
  readonly #next: string;
  readonly #worker: Worker;
  /** What stands in the folder as an earlier build left it; empty where all is to be written. */
  readonly #intact = new Map<string, WrittenFile>();
  readonly #written = new Map<string, WrittenFile>();
  readonly #changed: string[] = [];
  readonly #put = new Set<string>();
  readonly #facts = new ReceivedFacts();
  readonly #pages: SentPage[] = [];
  #found: ReadonlyMap<string, SurveyedFile> | undefined;
  #lot: (Placed | Rendered)[] = [];
  #lotOctets = 0;
  #waiting = 0;
  #answers: ((answer: Answer) => void)[] = [];

  constructor(output: string) {
    this.#output = output;
    this.#next = nextFolder(output);
    // Without the flags that this thread was started with: the worker needs no TypeScript.
    const options = { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 16 } };
    this.#worker = new Worker(new URL('write-worker.js', COMPILED ?? import.meta.url), options);
    this.#worker.on('message', (answer: Answer) => {
      if (answer.kind === 'written') this.#waiting -= answer.octets;
      this.#answers = this.#answers.filter((take) => take(answer) !== undefined);
    });
  }

  /** Looks what of an earlier build's files is still as that build left it, so that it need not be written again. */
  async recognise(earlier: Written): Promise<void> {
    if (earlier.size === 0) return;
    const survey = this.#answer((answer) => (answer.kind === 'survey' ? answer : undefined));
    this.#worker.postMessage({ kind: 'survey', folder: this.#output });
    this.#found = (await survey).files;
    for (const file of this.#found ? earlier.values() : []) {
      const found = this.#found?.get(file.name);
      if (found?.size === file.size && found.time === file.time) this.#intact.set(file.name, file);
    }
  }

  /** Whether the folder holds exactly what an earlier build wrote into it. */
  isWhole(earlier: Written): boolean {
    const names = [...(this.#found?.keys() ?? [])].filter((name) => !isMark(name));
    return this.#intact.size === earlier.size && names.length === earlier.size;
  }

  /** A file of an earlier build that is there just as it was written. */
  intact(address: string): PublishedFile | undefined {
    const file = this.#intact.get(nameOf(address));
    const path = join(this.#output, file?.name ?? '');
    return (
      file && {
        address,
        key: file.key,
        get body() {
          return readFileSync(path);
        },
      }
    );
  }

  /** What stands for a file that was put, whose bytes are not kept here: it is read again if it is asked for once all is settled. */
  written(address: string): PublishedFile {
    const name = nameOf(address);
    const folders = [this.#next, this.#output];
    return {
      address,
      get body() {
        const path = folders.map((folder) => join(folder, name)).find((each) => existsSync(each));
        if (!path) throw new Error(`${address} is asked for before it is written`);
        return readFileSync(path);
      },
    };
  }

  /** The SHA-256 of a file that was put, once all is settled. */
  hashOf(address: string): string | undefined {
    return this.#written.get(nameOf(address))?.hash;
  }

  /** Has a file written, once; what is there already is not even asked for its body. */
  put(file: PublishedFile): void {
    const name = nameOf(file.address);
    if (this.#put.has(name)) return;
    this.#put.add(name);
    const intact = this.#intact.get(name);
    if (intact && file.key !== undefined && intact.key === file.key) {
      this.#written.set(name, intact);
      return;
    }
    const { body } = file;
    this.#lot.push({ name, body, key: file.key, hash: intact?.hash });
    this.#lotOctets += body.length;
    if (this.#lotOctets > LOT) this.#hand();
  }

  /** Whether pages can be finished in the other thread: only where that has been compiled, since it runs no TypeScript. */
  readonly canFinish = COMPILED !== undefined;

  /** What pages are to be finished with from here on. */
  useLook(look: PageLook): void {
    this.#hand();
    this.#worker.postMessage({ kind: 'look', look });
  }

  /** Has a rendered page finished and written; what is known of it then is told by `finished`. */
  finish(address: string, lang: string, marked: string): void {
    const name = nameOf(address);
    this.#put.add(name);
    this.#lot.push({ name, address, lang, marked, hash: this.#intact.get(name)?.hash });
    this.#lotOctets += marked.length;
    if (this.#lotOctets > LOT) this.#hand();
  }

  /** The pages that were finished since this was asked last. */
  async finished(): Promise<{ address: string; facts: PageFacts; isMinified: boolean }[]> {
    await this.settle();
    return this.#pages.splice(0).map(({ address, isMinified, facts }) => ({
      address,
      isMinified,
      facts: this.#facts.factsOf(facts),
    }));
  }

  /** Resolves once the disk has caught up enough for more. */
  async room(): Promise<void> {
    while (this.#waiting > WAITING_LIMIT)
      await this.#answer((answer) => (answer.kind === 'written' ? answer : undefined));
  }

  /** Resolves once all that was put is written. Throws when something could not be. */
  async settle(): Promise<Written> {
    this.#hand();
    const settled = this.#answer((answer) => (answer.kind === 'settled' ? answer : undefined));
    this.#worker.postMessage({ kind: 'settle' });
    const { rows, pages, news, fault } = await settled;
    if (fault) throw new WriteError(fault);
    this.#facts.add(news);
    this.#pages.push(...pages);
    for (const { isWritten, ...row } of rows) {
      const intact = this.#intact.get(row.name);
      this.#written.set(row.name, isWritten || !intact ? row : { ...intact, key: row.key });
      if (isWritten) this.#changed.push(row.name);
    }
    return this.#written;
  }

  /** Puts what was written in its place; the site has these files then and no others. */
  async commit(): Promise<Written> {
    try {
      await this.settle();
      if (this.#intact.size === 0) swapSite(this.#next, this.#output);
      else {
        const gone = [...(this.#found?.keys() ?? [])].filter(
          (name) => !this.#written.has(name) && !isMark(name),
        );
        updateSite(this.#next, this.#output, this.#changed, gone);
      }
      return this.#written;
    } catch (error) {
      await this.abandon();
      throw error;
    } finally {
      await this.#worker.terminate();
    }
  }

  /** Leaves everything as it was. */
  async abandon(): Promise<void> {
    await this.#worker.terminate();
    rmSync(this.#next, { recursive: true, force: true });
  }

  #hand(): void {
    if (this.#lot.length === 0) return;
    this.#waiting += this.#lotOctets;
    this.#worker.postMessage({
      kind: 'write',
      folder: this.#next,
      files: this.#lot,
      octets: this.#lotOctets,
    });
    this.#lot = [];
    this.#lotOctets = 0;
  }

  /** The first answer that is wanted. */
  #answer<T>(wanted: (answer: Answer) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#worker.once('error', reject);
      const take = (answer: Answer): unknown => {
        const found = wanted(answer);
        if (found === undefined) return take;
        this.#worker.off('error', reject);
        resolve(found);
        return undefined;
      };
      this.#answers.push(take);
    });
  }
}

function nameOf(address: string): string {
  const name = fileOf(address).slice(1);
  if (!address.startsWith('/') || name.split('/').includes('..'))
    throw new Error(`the address ${address} leads out of the site`);
  return name;
}

function isMark(name: string): boolean {
  return name === '.handbill';
}

/** Writes every file of a site and swaps the folder in. Until the swap the old site is untouched. */
export async function writeSite(files: Iterable<PublishedFile>, output: string): Promise<void> {
  const writer = new SiteWriter(output);
  for (const file of files) {
    writer.put(file);
    await writer.room();
  }
  await writer.commit();
}
