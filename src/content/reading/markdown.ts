/** The one Markdown dialect: CommonMark, tables and footnotes; raw HTML is found, never passed on. */
import MarkdownIt, { type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { escapeMarkup } from '../../text/escape.ts';

/** What the renderer must be told about the text at hand. */
export interface MarkdownEnvironment {
  /** The language of captions that pictures bring with them, where it is not the text's own. */
  readonly captionLang?: string | undefined;
  /** Whether headings are given names that links can lead to: in a text that has a page to itself. */
  readonly hasAnchors?: boolean | undefined;
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
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false }).use(footnote);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
// Unsafe links must reach the checks rather than fall back to plain text.
markdown.validateLink = () => true;

const { rules } = markdown.renderer;
rules.html_block = (tokens, index) => escapeMarkup(tokens[index]?.content ?? '');
rules.html_inline = (tokens, index) => escapeMarkup(tokens[index]?.content ?? '');
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

/** Parses Markdown into markdown-it's tokens, and names the notes that nothing refers to. Quick for any text within the size limit. */
export function parseMarkdown(text: string, env: MarkdownEnvironment): { tokens: Token[]; unusedNotes: string[] } {
  const own: Record<string, unknown> = { ...env };
  const tokens = markdown.parse(text, own);
  return { tokens, unusedNotes: unusedNotesIn(own.footnotes) };
}

/** The footnote plugin keeps, under ":label", -1 for a note that is defined and never referred to. */
function unusedNotesIn(footnotes: unknown): string[] {
  if (typeof footnotes !== 'object' || footnotes === null || !('refs' in footnotes)) return [];
  const { refs } = footnotes;
  if (typeof refs !== 'object' || refs === null) return [];
  return Object.entries(refs).flatMap(([label, id]) => (id === -1 ? [label.slice(1)] : []));
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
  return markdown.renderer.render(tokens, markdown.options, { ...env });
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
