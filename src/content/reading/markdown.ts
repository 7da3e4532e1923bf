/** The one Markdown dialect: CommonMark, tables and footnotes; raw HTML is found, never passed on. */
import MarkdownIt, { type StateInline, type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { mapRuns } from '../../text/direction.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { once } from '../../text/once.ts';
import { isExternal } from '../../text/url.ts';
import { addBounds, type Excess, excessIn } from './markdown-bounds.ts';
import { HIDDEN } from './raw-markup.ts';
import { unseenCharacters } from './unseen-characters.ts';

/** What the renderer must be told about the text at hand. */
export interface MarkdownEnvironment {
  /** The language of captions that pictures bring with them, where it is not the text's own. */
  readonly captionLang?: string | undefined;
  /** Whether headings are given names that links can lead to: in a text that has a page to itself. */
  readonly hasAnchors?: boolean | undefined;
  /** Whether it is in a language that is written from right to left. */
  readonly isRightToLeft?: boolean | undefined;
  /** Keeps the notes of two texts on one page apart. */
  readonly docId: string;
  /** The accessible name of a link to a note and of the link back from it. */
  readonly noteName: (number: number) => string;
  readonly backName: (number: number) => string;
}

/**
 * `html: true` so that the parser recognises raw HTML and the checks can name its line; the renderer
 * escapes it all the same. Typography is off: words are published to the letter.
 */
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false }).use(footnote).use(unseenCharacters);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
addBounds(markdown);
// Unsafe links must reach the checks rather than fall back to plain text.
markdown.validateLink = () => true;

markdown.core.ruler.before('strip_references', 'definitions', ({ tokens, env, src }) => {
  const lines = once(() => linesOfNotes(src));
  env.definitions = tokens.flatMap((token, index): Definition[] => {
    const label = String(token.meta?.label);
    if (token.type === 'reference_definition')
      return [{ kind: 'link', label, map: token.map ?? [0, 1], isUsed: false, isEmpty: false }];
    if (token.type !== 'footnote_reference_open') return [];
    const isEmpty = tokens[index + 1]?.type === 'footnote_reference_close';
    return [
      { kind: 'note', label, map: tokens[index + 1]?.map ?? lines().get(label) ?? [0, 1], isUsed: false, isEmpty },
    ];
  });
});
// The cells of a table do not know their line.
markdown.core.ruler.before('strip_references', 'lines_of_cells', ({ tokens }) => {
  let row: [number, number] = [0, 0];
  for (const token of tokens) {
    const { type, map } = token;
    if (/^t(head|body)_open$/.test(type) && map) row = [map[0] - 1, map[0]];
    if (type === 'tr_open') row = [row[0] + 1, row[1] + 1];
    if (type === 'inline') token.map ??= row;
  }
});
// What is escaped can be told from what is not only as long as texts are not joined.
markdown.core.ruler.after('inline', 'raw', ({ tokens }) => {
  for (const token of tokens) if (token.type === 'inline') token.meta = { raw: rawOf(token.children ?? []) };
});
markdown.inline.ruler.after('image', 'picture_with_spaces', pictureWithSpaces);

const { rules } = markdown.renderer;
rules.html_block = (tokens, index) => escapeMarkup(tokens[index]?.content ?? '');
rules.html_inline = (tokens, index) => escapeMarkup(tokens[index]?.content ?? '');
rules.text = (tokens, index, _options, env) => {
  const text = tokens[index]?.content ?? '';
  if (!environmentOf(env).isRightToLeft) return escapeAttribute(text);
  return mapRuns(text, (run) => `<bdi dir="ltr">${escapeAttribute(run)}</bdi>`, escapeAttribute);
};
// A picture's HTML is made by figures.ts.
rules.picture = (tokens, index) => tokens[index]?.content ?? '';
rules.footnote_block_open = () => '<section class="footnotes" role="doc-endnotes">\n<ol>\n';
rules.footnote_block_close = () => '</ol>\n</section>\n';
rules.footnote_open = (tokens, index, _options, env) => `<li id="${noteId('note', tokens[index], env)}">`;
rules.footnote_close = () => '</li>\n';
rules.footnote_ref = (tokens, index, _options, env) => {
  const number = noteNumber(tokens[index]);
  const name = escapeMarkup(environmentOf(env).noteName(number));
  const repeat = noteRepeat(tokens[index]);
  return `<sup class="footnote-ref"><a href="#${noteId('note', tokens[index], env)}" id="${noteId('ref', tokens[index], env)}${repeat}" role="doc-noteref" aria-label="${name}">${number}</a></sup>`;
};
rules.footnote_anchor = (tokens, index, _options, env) => {
  const name = escapeMarkup(environmentOf(env).backName(noteNumber(tokens[index])));
  const repeat = noteRepeat(tokens[index]);
  // U+FE0E keeps phones from drawing the arrow as an emoji.
  return ` <a href="#${noteId('ref', tokens[index], env)}${repeat}" class="footnote-back" role="doc-backlink" aria-label="${name}">\u21a9\ufe0e</a>`;
};

/** A line that shows nothing where it stands: where a link leads, or a note. */
export interface Definition {
  readonly kind: 'link' | 'note';
  readonly label: string;
  /** Its lines in the text, from 0, the last exclusive. */
  readonly map: readonly [number, number];
  readonly isUsed: boolean;
  readonly isEmpty: boolean;
}

export interface ParsedMarkdown {
  readonly tokens: Token[];
  readonly definitions: readonly Definition[];
  /** What the text has too much of to be read. */
  readonly excess: Excess | undefined;
}

/** Parses Markdown into markdown-it's tokens. Quick for any text within the size limit. */
export function parseMarkdown(text: string, env: MarkdownEnvironment): ParsedMarkdown {
  const own: Record<string, unknown> & { definitions: Definition[] } = { ...env, definitions: [] };
  const tokens = markdown.parse(text, own);
  const used = new Set(labelsIn(tokens));
  const definitions = own.definitions.map((each) => ({ ...each, isUsed: used.has(`${each.kind} ${each.label}`) }));
  return { tokens, definitions, excess: excessIn(own) };
}

/** The labels that links, pictures and notes are found by. */
function labelsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ type, meta, children }) => {
    const label = typeof meta?.label === 'string' ? [`${/^footnote/.test(type) ? 'note' : 'link'} ${meta.label}`] : [];
    return [...label, ...labelsIn(children ?? [])];
  });
}

/** Where notes begin, by their label; a note without words has no token that knows. */
function linesOfNotes(text: string): Map<string, [number, number]> {
  return new Map(
    text.split('\n').map((line, index) => [/^\s*\[\^([^\]\s]+)\]:/.exec(line)?.[1] ?? '', [index, index + 1]]),
  );
}

/** The words of a paragraph with all the signs that are shown. */
function rawOf(children: readonly Token[]): string {
  let isAddress = false;
  return children
    .map(({ type, content, info, nesting }) => {
      if (info === 'auto') isAddress = nesting === 1;
      if (type === 'text') return isAddress ? content.replace(/[*_~|]/g, HIDDEN) : content;
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      return nesting === 0 ? HIDDEN : '';
    })
    .join('');
}

/** An address of a picture on this site: with spaces, or brackets, as phones and copies have them in their names. */
const SPACED = /\(\s{0,20}((?:[^()\n"]|\([^()\n]{0,80}\)){1,300}?)(?:\s{1,20}"([^"\n]{0,500})")?\s{0,20}\)/y;

/** "![Words](images/my picture.jpg)": CommonMark has every address end at a space. */
function pictureWithSpaces(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('![', state.pos)) return false;
  const [start, end] = [state.pos + 2, state.md.helpers.parseLinkLabel(state, state.pos + 1)];
  SPACED.lastIndex = end + 1;
  const [whole, src = '', title] = (end > 0 && SPACED.exec(state.src)) || [];
  if (whole === undefined || isExternal(src)) return false;
  if (!silent) {
    const token = state.push('image', 'img', 0);
    token.content = state.src.slice(start, end);
    token.attrs = [
      ['src', state.md.normalizeLink(src)],
      ['alt', ''],
      ...(title ? [['title', title] satisfies [string, string]] : []),
    ];
    token.children = [];
    state.md.inline.parse(token.content, state.md, state.env, token.children);
  }
  state.pos = end + 1 + whole.length;
  return true;
}

/** Where a link or a picture leads, as its author wrote it; the parser has encoded it. */
export function targetOf(token: Token, name: 'href' | 'src'): string {
  const url = String(token.attrGet(name) ?? '');
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A picture's description, without its markup. */
export function descriptionOf(image: Token): string {
  return markdown.renderer.renderInlineAsText(image.children ?? [], markdown.options, {}).trim();
}

/** Renders checked tokens as HTML. */
export function renderMarkdown(tokens: Token[], env: MarkdownEnvironment): string {
  const html = markdown.renderer.render(tokens, markdown.options, { ...env });
  // Code is read from left to right everywhere.
  return env.isRightToLeft ? html.replace(/<(?:pre|code)(?=[ >])/g, '$& dir="ltr"') : html;
}

/** A value as it stands in rendered Markdown. */
export function escapeAttribute(value: string): string {
  return markdown.utils.escapeHtml(value);
}

function environmentOf(env: unknown): MarkdownEnvironment {
  if (isEnvironment(env)) return env;
  throw new Error('Markdown was rendered without its environment');
}

function isEnvironment(env: unknown): env is MarkdownEnvironment {
  return typeof env === 'object' && env !== null && 'docId' in env && 'noteName' in env && 'backName' in env;
}

function noteId(kind: 'note' | 'ref', token: Token | undefined, env: unknown): string {
  return `${kind}-${environmentOf(env).docId}-${noteNumber(token)}`;
}

/** The number of a note, of what refers to it and of the way back. */
export function noteNumber(token: Token | undefined): number {
  return Number(token?.meta?.id ?? 0) + 1;
}

function noteRepeat(token: Token | undefined): string {
  const repeat = Number(token?.meta?.subId ?? 0);
  return repeat > 0 ? `-${repeat + 1}` : '';
}
