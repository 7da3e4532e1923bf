/** Sets Typst templates as PDF and as pictures, with a campaign's templates and fonts. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { once } from '../text/once.ts';
import type { Fault, FittedText, Job, Kit, Made } from './compiler.ts';
import { compile } from './compiler-threads.ts';
import { renamed } from './font-file.ts';
import type { Fonts } from './fonts.ts';

const require = createRequire(import.meta.url);

const ENGINES = ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-js'] as const;

/** What a template is given besides fonts: its data, and files by name. */
export interface Given {
  readonly data: object;
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined;
}

export type { FittedText };

export interface TypesetSheet {
  readonly pdf: Uint8Array;
  readonly fitted: readonly FittedText[];
}

/** A template that cannot be set: a developer's fault, so the words are Typst's own. */
export class TemplateFault extends Error {
  readonly template: string;
  readonly place: Fault['place'];

  constructor({ message, template, place }: Fault) {
    super(message);
    this.template = template;
    this.place = place;
  }
}

export class Typesetter {
  /** All that what it sets depends on besides what it is given: templates, fonts, engines. */
  readonly recipe: string;
  readonly fonts: Fonts;
  readonly #kit: () => Kit;

  /** `sources` are the templates by name: "cards/event.typ". */
  constructor(sources: ReadonlyMap<string, string>, fonts: Fonts) {
    this.fonts = fonts;
    const versions = ENGINES.map((name) => String(require(`${name}/package.json`).version));
    const recipe = createHash('sha256')
      .update(JSON.stringify([...sources, fonts.recipe, versions]))
      .digest('hex');
    this.recipe = recipe;
    this.#kit = once(() => ({ recipe, sources, fonts: blobsOf(fonts) }));
  }

  /** Whether the engines are there: they are not made for every kind of machine. */
  static isInstalled(load: (name: string) => unknown = require): boolean {
    try {
      return ENGINES.map(load).length > 0;
    } catch {
      return false;
    }
  }

  /** Throws TemplateFault. */
  async pdf(template: string, given: Given): Promise<TypesetSheet> {
    const { bytes, fitted } = await this.#make(template, given, 'pdf', 0);
    return { pdf: bytes, fitted };
  }

  /** The pages of a template below each other as PNG of that width, px. Throws TemplateFault. */
  async png(template: string, given: Given, width: number): Promise<Uint8Array> {
    return (await this.#make(template, given, 'png', width)).bytes;
  }

  /** The same as pixels of four bytes each. Throws TemplateFault. */
  async pixels(template: string, given: Given, width: number): Promise<Uint8Array> {
    return (await this.#make(template, given, 'pixels', width)).bytes;
  }

  async #make(template: string, { data, files = {} }: Given, form: Job['form'], width: number): Promise<Made> {
    const json = JSON.stringify({ ...data, fonts: this.fonts.names }, withoutTabs);
    const made = await compile(this.recipe, this.#kit, { template, data: json, files, form, width });
    if ('message' in made) throw new TemplateFault(made);
    return made;
  }
}

/** Typst sets nothing for a tab, and the words on both sides of it would become one. */
function withoutTabs(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\t', ' ') : value;
}

function blobsOf({ families }: Fonts): Uint8Array[] {
  return families.flatMap(({ name, faces }) => faces.map((face) => renamed(face.read(), name)));
}
