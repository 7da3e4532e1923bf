/** The texts of a campaign that the browser editor offers, and what saving one of them means. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../content/reading/front-matter.ts';
import { contentFiles } from '../content/reading/load.ts';
import { decodeSource } from '../content/reading/source-file.ts';
import { readYaml, type YamlValue } from '../content/reading/yaml-text.ts';
import { CONTENT_KINDS, type ContentKind, kindOf } from '../content/schema/content-kinds.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { editFields, type Values } from './edit-fields.ts';

/** A text on the disk. */
export interface ContentText {
  /** From the campaign's folder, like "content/events/london.md". */
  readonly path: string;
  readonly kind: ContentKind;
}

/** A text as it was read. */
export interface OpenedText extends ContentText {
  readonly text: string;
  /** Changes whenever the file does. */
  readonly version: string;
  /** Undefined where its fields cannot be read: such a file is edited as a text. */
  readonly fields: Values | undefined;
  /** The Markdown; undefined in a file that is all fields. */
  readonly body: string | undefined;
}

/** Every text of a known kind, in the order of the kinds, then of names; what a build refuses to read is left out. */
export function contentTexts(campaign: string): ContentText[] {
  const texts = contentFiles(campaign).files.flatMap((path) => {
    const kind = kindOf(path);
    return kind ? [{ path, kind }] : [];
  });
  return CONTENT_KINDS.flatMap((kind) => texts.filter((text) => text.kind === kind));
}

/** Reads a text; a sentence when it is none. */
export function openText(campaign: string, about: ContentText): OpenedText | string {
  return textOf(about, readFileSync(join(campaign, about.path)));
}

/** The same of what is not on the disk. */
export function textOf({ path, kind }: ContentText, written: Uint8Array | string): OpenedText | string {
  const bytes = Buffer.from(written);
  const source = decodeSource(path, bytes);
  if ('message' in source) return `${path} ${source.message}`;
  const opened = { path, kind, text: source.text, version: createHash('sha256').update(bytes).digest('base64url') };
  if (!path.endsWith('.md')) {
    const read = readYaml(path, source.text, 1);
    return { ...opened, fields: Array.isArray(read) ? undefined : read.data, body: undefined };
  }
  const document = readDocument(source);
  if (Array.isArray(document)) return { ...opened, fields: undefined, body: undefined };
  return { ...opened, fields: document.fields.data, body: document.body };
}

/** The whole text with new fields and, in Markdown, a new body; every other byte as it was. */
export function editedText(
  { path, text, body: before }: OpenedText,
  fields: { [key: string]: YamlValue },
  body = bareBody(before ?? ''),
): string {
  if (!path.endsWith('.md')) return editFields(text, fields);
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  const written = lines.slice(1, end).map((line) => `${line}\n`);
  const blank = /^\n*/.exec(before ?? '')?.[0] ?? '';
  const below = body === bareBody(before ?? '') ? before : `${blank}${body}\n`;
  return `${lines[0]}\n${editFields(written.join(''), fields)}${lines[end]}\n${below}`;
}

/** A text's title or claim, or the name of its file. */
export function titleOf({ fields, path }: OpenedText): string {
  const title = fields?.title ?? fields?.claim;
  return typeof title === 'string' ? title : path;
}

/** Markdown without the blank lines around it, with line feeds. */
export function bareBody(body: string): string {
  return body.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
}

/** Replaces a text at once, with the line ends that it had. */
export function saveText(campaign: string, path: string, text: string): void {
  const target = join(campaign, path);
  const isWindows = readFileSync(target, 'utf8').includes('\r\n');
  replaceFile(target, isWindows ? text.replaceAll('\n', '\r\n') : text);
}
