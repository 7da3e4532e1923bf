/** What was read in texts before, by the text: reading YAML and Markdown is most of the work of loading a campaign. */
import { createHash } from 'node:crypto';
import { type Document, readDocument } from '../reading/front-matter.ts';
import type { Problem } from '../../campaign/problem.ts';
import type { Prose } from '../reading/prose.ts';
import type { SourceFile } from '../reading/source-file.ts';
import type { Written } from '../reading/yaml-text.ts';

/** A text without a fault, of which nothing depends on what else there is: plain data, which can be stored. */
export interface TextReading {
  readonly data: { [key: string]: Written };
  /** Where the Markdown begins: UTF-16 code units from the beginning, and the line, from 1. */
  readonly bodyStart: number;
  readonly bodyLine: number;
  readonly prose: Prose;
  /** The language in which it was found to have no date in it, if it was. */
  dateless?: string | undefined;
}

/** Readings by the hash of their text. */
export class TextReadings {
  readonly #known: ReadonlyMap<string, TextReading>;
  /** Those of this campaign; what is not asked for is not kept. */
  readonly used = new Map<string, TextReading>();
  /** Whether anything was read that was not known. */
  hasNews = false;

  constructor(known: ReadonlyMap<string, TextReading> = new Map()) {
    this.#known = known;
  }

  /** What is known of a text. */
  get(text: string): TextReading | undefined {
    const hash = hashOf(text);
    const found = this.#known.get(hash) ?? this.used.get(hash);
    if (found) this.used.set(hash, found);
    return found;
  }

  set(text: string, reading: TextReading): void {
    this.used.set(hashOf(text), reading);
    this.hasNews = true;
  }
}

/** The document of a known text. Places are only asked for where something is wrong, and found by reading it again. */
export function documentOf(file: SourceFile, reading: TextReading): Document {
  const { data, bodyStart, bodyLine } = reading;
  const again = (): Document => orThrow(readDocument(file), file.path);
  return {
    path: file.path,
    fields: {
      data,
      locate: (path) => again().fields.locate(path),
      locateKey: (path) => again().fields.locateKey(path),
    },
    body: file.text.slice(bodyStart),
    bodyLine,
    reading,
  };
}

function orThrow(read: Document | Problem[], path: string): Document {
  if (Array.isArray(read)) throw new Error(`${path} was read without a fault before`);
  return read;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
