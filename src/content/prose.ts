/** A content file's Markdown, checked and rendered: no raw HTML, no unsafe link, no missing page or picture. */
import type { Token } from 'markdown-it';
import { isAllowedLink, isExternal } from '../text/url.ts';
import { type MarkdownEnvironment, parseMarkdown, renderMarkdown } from './markdown.ts';
import type { Picture } from './model.ts';
import { type Place, type Problem, quote } from './problem.ts';

export interface Prose {
  readonly html: string;
  /** The words alone, without notes, for descriptions. */
  readonly plain: string;
}

/** Where links and pictures in a file may lead; each function returns what to publish or a sentence of fault. */
export interface Surroundings {
  link(href: string): { href: string } | { fault: string };
  picture(src: string): Picture | { fault: string };
}

export interface MarkdownSource {
  readonly path: string;
  readonly body: string;
  /** The file's line on which the body begins, from 1. */
  readonly bodyLine: number;
}

/** Checks and renders a body; problems carry the file's own lines. */
export function readProse(
  source: MarkdownSource,
  env: MarkdownEnvironment,
  surroundings: Surroundings,
): { prose: Prose } | Problem[] {
  const { tokens, unusedNotes } = parseMarkdown(source.body, env);
  const problems = [
    ...findProblems(tokens, source, surroundings),
    ...unusedNotes.map((label) => unusedNote(label, source)),
  ];
  if (problems.length > 0) return problems;
  lowerHeadings(tokens);
  alignByClass(tokens);
  return { prose: { html: renderMarkdown(tokens, env).trim(), plain: plainText(tokens) } };
}

function unusedNote(label: string, { path, body, bodyLine }: MarkdownSource): Problem {
  const line = body.split('\n').findIndex((each) => each.trimStart().startsWith(`[^${label}]:`));
  const message = `the note [^${label}] is referred to by nothing, so its words would be lost. Write [^${label}] in the text where it belongs.`;
  return { severity: 'error', file: path, place: { line: bodyLine + Math.max(0, line), column: 1 }, message };
}

function* findProblems(
  tokens: Token[],
  source: MarkdownSource,
  surroundings: Surroundings,
): Generator<Problem> {
  const lines = source.body.split('\n');
  for (const token of tokens) {
    const finder = placeFinder(lines, token, source.bodyLine);
    const problem = (needle: string, message: string): Problem => ({
      severity: 'error',
      file: source.path,
      place: finder(needle),
      message,
    });
    for (const inline of token.type === 'inline' ? (token.children ?? []) : [token]) {
      const fault = faultOf(inline, surroundings);
      if (fault) yield problem(fault.needle, fault.message);
    }
  }
}

function faultOf(token: Token, surroundings: Surroundings): { needle: string; message: string } | undefined {
  switch (token.type) {
    case 'html_block':
    case 'html_inline': {
      const needle = token.content.trim().split('\n')[0] ?? '';
      return {
        needle,
        message: `${quote(needle)} is HTML, which is not published. Write it in Markdown, such as **bold** or [a link](https://example.org).`,
      };
    }
    case 'link_open':
      return checkLink(token, surroundings);
    case 'image':
      return checkPicture(token, surroundings);
    case 'text': {
      const needle = /\[\^[^\]\s]+\]/.exec(token.content)?.[0];
      return needle
        ? {
            needle,
            message: `${quote(needle)} refers to a note that is not there. Add a line ${needle}: with its text.`,
          }
        : undefined;
    }
    default:
      return undefined;
  }
}

function checkLink(token: Token, surroundings: Surroundings) {
  const href = decoded(String(token.attrGet('href') ?? ''));
  if (!isAllowedLink(href)) {
    return {
      needle: href,
      message: `${quote(href)} is not a link that may be published. Links may begin with https://, http://, mailto: or tel:, or lead to a page of this site, like /statement/.`,
    };
  }
  if (isExternal(href) || href.startsWith('#')) return undefined;
  const target = surroundings.link(href);
  if ('fault' in target) return { needle: href, message: target.fault };
  token.attrSet('href', target.href);
  return undefined;
}

function checkPicture(token: Token, surroundings: Surroundings) {
  const src = decoded(String(token.attrGet('src') ?? ''));
  if (isExternal(src)) {
    return {
      needle: src,
      message: `${quote(src)} would be loaded from another site. Put the picture into content/images/ and write its name here.`,
    };
  }
  const picture = surroundings.picture(src);
  if ('fault' in picture) return { needle: src, message: picture.fault };
  if (!token.content.trim()) {
    return {
      needle: src,
      message: `the picture ${quote(src)} has no description for those who cannot see it. Write one between the square brackets: ![A crowd with banners](${src}).`,
    };
  }
  token.attrSet('src', picture.address);
  token.attrSet('width', String(picture.width));
  token.attrSet('height', String(picture.height));
  token.attrSet('loading', 'lazy');
  return undefined;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Finds where in the file a token's text stands; repeated finds of one token move forward. */
function placeFinder(lines: string[], block: Token, bodyLine: number): (needle: string) => Place {
  const [first, end] = block.map ?? [0, 1];
  let line = first;
  let column = 0;
  return (needle) => {
    for (let index = line; index < end; index += 1) {
      const found = (lines[index] ?? '').indexOf(needle, index === line ? column : 0);
      if (found === -1) continue;
      line = index;
      column = found + 1;
      return { line: bodyLine + index, column: found + 1 };
    }
    return { line: bodyLine + first, column: 1 };
  };
}

/** The page has its one h1; an author's largest heading becomes h2, whatever it was written as. */
function lowerHeadings(tokens: Token[]): void {
  const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
  const levels = headings.map(({ tag }) => Number(tag.slice(1)));
  const shift = 2 - Math.min(...levels);
  for (const [index, heading] of headings.entries()) {
    heading.tag = `h${Math.min(6, (levels[index] ?? 1) + shift)}`;
  }
}

/** The page's policy allows no style attribute, which is how the parser aligns table cells. */
function alignByClass(tokens: Token[]): void {
  for (const token of tokens) {
    const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
    if (side) token.attrs = [['class', `align-${side}`]];
  }
}

function plainText(tokens: Token[]): string {
  const notes = tokens.findIndex(({ type }) => type === 'footnote_block_open');
  const body = notes === -1 ? tokens : tokens.slice(0, notes);
  return body
    .filter(({ type }) => type === 'inline')
    .map(({ children }) => (children ?? []).map(wordsOf).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function wordsOf(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
  return token.type === 'text' || token.type === 'code_inline' ? token.content : '';
}
