/** Sets Typst templates as PDF and as pictures. The compiler reads nothing but what it is handed: templates, fonts, data. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { renamed } from './font-file.ts';
import type { Fonts } from './fonts.ts';
import { rasterise } from './rasteriser.ts';

const require = createRequire(import.meta.url);

const ENGINES = ['@myriaddreamin/typst-ts-node-compiler', '@resvg/resvg-js'] as const;

/** What the compiler may read is in this folder, which is not on the disk. */
const NOWHERE = resolve('/no-such-folder-of-handbill');

/** After so many compilations nothing that is kept from before is of use any more. */
const KEPT_FOR = 8;

/** What a template is given besides fonts: its data, and files by name. */
export interface Given {
  readonly data: object;
  readonly files?: Readonly<Record<string, string | Uint8Array>> | undefined;
}

/** A text that was fitted to its room. */
export interface FittedText {
  readonly name: string;
  /** The font size, pt. */
  readonly size: number;
  /** By which part of the room it is too long even at its smallest; none or less where it fits. */
  readonly excess: number;
}

export interface TypesetSheet {
  readonly pdf: Uint8Array;
  readonly fitted: readonly FittedText[];
}

/** A template that cannot be set: a developer's fault, so the words are Typst's own. */
export class TemplateFault extends Error {
  /** "cards/event.typ" */
  readonly template: string;
  /** Line and column, from 1. */
  readonly place: { readonly line: number; readonly column: number } | undefined;

  constructor(message: string, template: string, place: TemplateFault['place']) {
    super(message);
    this.template = template;
    this.place = place;
  }
}

export class Typesetter {
  /** All that what it sets depends on besides what it is given: templates, fonts, engines. */
  readonly recipe: string;
  readonly fonts: Fonts;
  readonly #sources: ReadonlyMap<string, string>;
  #compiler: NodeCompiler | undefined;

  /** `sources` are the templates by name: "cards/event.typ". */
  constructor(sources: ReadonlyMap<string, string>, fonts: Fonts) {
    this.#sources = sources;
    this.fonts = fonts;
    const versions = ENGINES.map((name) => String(require(`${name}/package.json`).version));
    this.recipe = createHash('sha256')
      .update(JSON.stringify([...sources, fonts.recipe, versions]))
      .digest('hex');
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
  pdf(template: string, given: Given): TypesetSheet {
    const document = this.#compile(template, given);
    const fitted: unknown = this.#engine.query(document, { selector: '<fitted>', field: 'value' });
    return { pdf: this.#engine.pdf(document), fitted: Array.isArray(fitted) ? fitted.filter(isFitted) : [] };
  }

  /** The pages of a template below each other as PNG of that width, px. Throws TemplateFault. */
  async png(template: string, given: Given, width: number): Promise<Uint8Array> {
    return rasterise({ svg: this.#engine.plainSvg(this.#compile(template, given)), width, form: 'png' });
  }

  /** The same as pixels of four bytes each. Throws TemplateFault. */
  async pixels(template: string, given: Given, width: number): Promise<Uint8Array> {
    return rasterise({ svg: this.#engine.plainSvg(this.#compile(template, given)), width, form: 'pixels' });
  }

  #compile(template: string, { data, files = {} }: Given): NodeTypstDocument {
    const compiler = this.#engine;
    const given = { 'data.json': JSON.stringify({ ...data, fonts: this.fonts.names }, withoutTabs), ...files };
    for (const [name, body] of Object.entries(given)) compiler.mapShadow(join(NOWHERE, name), Buffer.from(body));
    const made = compiler.compile({ mainFilePath: join(NOWHERE, `${template}.typ`) });
    compiler.evictCache(KEPT_FOR);
    if (made.result) return made.result;
    const fault = made.takeError();
    throw faultOf(template, fault ? compiler.fetchDiagnostics(fault) : []);
  }

  get #engine(): NodeCompiler {
    this.#compiler ??= start(this.#sources, this.fonts);
    return this.#compiler;
  }
}

/** Typst sets nothing for a tab, and the words on both sides of it would become one. */
function withoutTabs(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\t', ' ') : value;
}

function start(sources: ReadonlyMap<string, string>, fonts: Fonts): NodeCompiler {
  const typst: typeof import('@myriaddreamin/typst-ts-node-compiler') = require(ENGINES[0]);
  const blobs = fonts.families.flatMap(({ name, faces }) =>
    faces.map((face) => Buffer.from(renamed(face.read(), name))),
  );
  const compiler = typst.NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: blobs }] });
  for (const [name, source] of sources) {
    const line = source.split('\n').findIndex((each) => /"@\w/.test(each)) + 1;
    // It would be fetched from the network.
    if (line > 0)
      throw new TemplateFault('packages are not read; copy what you need beside the template', name, {
        line,
        column: 1,
      });
    compiler.addSource(join(NOWHERE, name), source);
  }
  return compiler;
}

function faultOf(template: string, diagnostics: readonly unknown[]): TemplateFault {
  const [first] = diagnostics.filter(isDiagnostic);
  const path = first?.path.startsWith(NOWHERE) ? first.path.slice(NOWHERE.length + 1).replaceAll('\\', '/') : '';
  const start = first?.range?.start;
  const place = start && { line: start.line + 1, column: start.character + 1 };
  return new TemplateFault(first?.message ?? '', path || `${template}.typ`, place);
}

interface Diagnostic {
  readonly message: string;
  readonly path: string;
  readonly range?: { readonly start: { readonly line: number; readonly character: number } } | null;
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return isObject(value) && 'message' in value && 'path' in value && typeof value.path === 'string';
}

function isFitted(value: unknown): value is FittedText {
  return isObject(value) && 'excess' in value && typeof value.excess === 'number';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
