/** Compiles Typst templates into PDFs and pictures. It reads nothing but what it is handed: templates, fonts, data. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { drawSvg } from './raster.ts';

const require = createRequire(import.meta.url);

/** What the compiler may read is in this folder, which is not on the disk. */
const NOWHERE = resolve('/no-such-folder-of-handbill');

/** After so many compilations nothing that is kept from before is of use any more. */
const KEPT_FOR = 8;

/** What everything is set with. */
export interface Kit {
  /** Two kits of the same recipe are the same. */
  readonly recipe: string;
  /** The templates by name: "cards/event.typ". */
  readonly sources: ReadonlyMap<string, string>;
  readonly fonts: readonly Uint8Array[];
}

/** Something to set: a template with its data, JSON, and files by name. */
export interface Job {
  readonly template: string;
  readonly data: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** PDF; or its pages below each other as PNG, or as pixels of four bytes each. */
  readonly form: 'pdf' | 'png' | 'pixels';
  /** Of a picture, px. */
  readonly width: number;
}

/** A text that was fitted to its room. */
export interface FittedText {
  readonly name: string;
  /** The font size, pt. */
  readonly size: number;
  /** By which part of the room it is too long even at its smallest; none or less where it fits. */
  readonly excess: number;
}

export interface Made {
  readonly bytes: Uint8Array;
  readonly fitted: readonly FittedText[];
}

/** Why a template cannot be set, in Typst's own words. */
export interface Fault {
  readonly message: string;
  /** "cards/event.typ" */
  readonly template: string;
  /** Line and column, from 1. */
  readonly place: { readonly line: number; readonly column: number } | undefined;
}

export class Compiler {
  readonly #kit: Kit;
  #started: NodeCompiler | undefined;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  make({ template, data, files, form, width }: Job): Made | Fault {
    const fault = foreignCode(this.#kit.sources);
    if (fault) return fault;
    this.#started ??= start(this.#kit);
    const compiler = this.#started;
    const given = { 'data.json': data, ...files };
    for (const [name, body] of Object.entries(given)) compiler.mapShadow(join(NOWHERE, name), Buffer.from(body));
    const made = compiler.compile({ mainFilePath: join(NOWHERE, `${template}.typ`) });
    compiler.evictCache(KEPT_FOR);
    const document = made.result;
    if (document) return form === 'pdf' ? pdf(document, compiler) : picture(document, compiler, form, width);
    const error = made.takeError();
    return faultOf(template, error ? compiler.fetchDiagnostics(error) : []);
  }
}

function pdf(document: NodeTypstDocument, compiler: NodeCompiler): Made {
  const fitted: unknown = compiler.query(document, { selector: '<fitted>', field: 'value' });
  return { bytes: compiler.pdf(document), fitted: Array.isArray(fitted) ? fitted.filter(isFitted) : [] };
}

function picture(document: NodeTypstDocument, compiler: NodeCompiler, form: 'png' | 'pixels', width: number): Made {
  return { bytes: drawSvg({ svg: compiler.plainSvg(document), width, form }), fitted: [] };
}

/** A package would be fetched from the network. */
function foreignCode(sources: Kit['sources']): Fault | undefined {
  for (const [template, source] of sources) {
    const line = source.split('\n').findIndex((each) => /"@\w/.test(each)) + 1;
    const message = 'packages are not read; copy what you need beside the template';
    if (line > 0) return { message, template, place: { line, column: 1 } };
  }
  return undefined;
}

function start({ sources, fonts }: Kit): NodeCompiler {
  const typst: typeof import('@myriaddreamin/typst-ts-node-compiler') = require('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = fonts.map((font) => Buffer.from(font));
  const compiler = typst.NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs }] });
  for (const [name, source] of sources) compiler.addSource(join(NOWHERE, name), source);
  return compiler;
}

function faultOf(template: string, diagnostics: readonly unknown[]): Fault {
  const [first] = diagnostics.filter(isDiagnostic);
  const path = first?.path.startsWith(NOWHERE) ? first.path.slice(NOWHERE.length + 1).replaceAll('\\', '/') : '';
  const start = first?.range?.start;
  const place = start && { line: start.line + 1, column: start.character + 1 };
  return { message: first?.message ?? '', template: path || `${template}.typ`, place };
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
