/** A content file's Markdown, checked and rendered: no raw HTML, no unsafe link, no missing page or picture. */
import type { Token } from 'markdown-it';
import { isError, type Place, type Problem } from '../../campaign/problem.ts';
import { type Prose, plainOf, type Run } from '../../campaign/prose.ts';
import { blocksOf } from './blocks.ts';
import { doubtsOf } from './doubts.ts';
import { figuresOf, setPictures } from './figures.ts';
import { nameHeadings } from './headings.ts';
import type { LinkFault, LinkResolver, ProseFault } from './link-resolver.ts';
import { type LinedFault, lostWords } from './lost-words.ts';
import {
  escapeAttribute,
  type MarkdownEnvironment,
  type ParsedMarkdown,
  parseMarkdown,
  renderMarkdown,
} from './markdown.ts';
import type { Excess } from './markdown-bounds.ts';
import { faultOf } from './prose-faults.ts';

export interface MarkdownSource {
  readonly path: string;
  readonly body: string;
  /** The file's line on which the body begins, from 1. */
  readonly bodyLine: number;
  readonly lang: string;
}

/** Checks and renders a body; problems carry the file's own lines. */
export function readProse(
  source: MarkdownSource,
  env: MarkdownEnvironment,
  resolver: LinkResolver,
): { prose: Prose; doubts: readonly Problem[] } | Problem[] {
  const parsed = parseMarkdown(source.body, env);
  const { tokens, excess } = parsed;
  if (excess) return [excessProblem(excess, source)];
  const late: LinkFault[] = [];
  const found = [...findProblems(parsed, source, collecting(late, resolver))];
  if (found.some(isError)) return found;
  lowerHeadings(tokens);
  alignByClass(tokens);
  keepNumbers(tokens);
  const blocks = blocksOf(tokens);
  const headings = env.hasAnchors ? nameHeadings(tokens) : undefined;
  const html = renderMarkdown(setPictures(tokens, env, resolver), env).trim();
  const prose = { html, blocks, plain: plainOf(blocks), headings };
  return { prose: late.length > 0 ? lateProse(prose, late) : prose, doubts: found };
}

/** The same resolver; links of which it is not known yet whether they lead to a translated page are kept in `late`. */
function collecting(late: LinkFault[], resolver: LinkResolver): LinkResolver {
  return {
    ...resolver,
    link(href) {
      const target = resolver.link(href);
      if ('fault' in target && target.translated) late.push(target);
      return target;
    },
  };
}

/** A text whose links lead to translated pages once it is known which of these are made. */
function lateProse({ html, blocks, ...others }: Prose, late: readonly LinkFault[]): Prose {
  const attribute = (href = ''): string => `href="${escapeAttribute(href)}"`;
  const made = (): [string, string][] =>
    late.flatMap(({ href = '', translated }) => (translated?.isMade() ? [[href, translated.href]] : []));
  return {
    get html() {
      return made().reduce((text, [from, to]) => text.replaceAll(attribute(from), () => attribute(to)), html);
    },
    get blocks() {
      const links = new Map(made());
      const settled = (run: Run): Run => (run.link ? { ...run, link: links.get(run.link) ?? run.link } : run);
      return blocks.map((block) => ({ ...block, runs: block.runs.map(settled) }));
    },
    ...others,
  };
}

function excessProblem({ line, message }: Excess, { path, bodyLine }: MarkdownSource): Problem {
  return { severity: 'error', file: path, place: { line: bodyLine + line, column: 1 }, message };
}

function* findProblems(parsed: ParsedMarkdown, source: MarkdownSource, resolver: LinkResolver): Generator<Problem> {
  const lines = source.body.split('\n');
  const { tokens } = parsed;
  const problem = (find: Finder, { needle, message, unless }: ProseFault, severity: Problem['severity']): Problem => ({
    severity,
    file: source.path,
    place: find(needle),
    message,
    unless,
  });
  const alone = new Set(tokens.flatMap((_, index) => figuresOf(tokens, index).flat()));
  for (const token of tokens) {
    const find = placeFinder(lines, token.map, source.bodyLine);
    for (const inline of token.type === 'inline' ? (token.children ?? []) : [token]) {
      const fault = faultOf(inline, resolver, alone.has(inline));
      if (fault) yield problem(find, fault, 'error');
    }
  }
  const finderOf = ({ map }: LinedFault): Finder => placeFinder(lines, map, source.bodyLine);
  for (const fault of lostWords(parsed, lines)) yield problem(finderOf(fault), fault, 'error');
  for (const doubt of doubtsOf(tokens, lines, source.lang)) yield problem(finderOf(doubt), doubt, 'warning');
}

type Finder = (needle: string) => Place;

/** Finds where in the file a token's text stands; repeated finds of one token move forward. */
function placeFinder(lines: readonly string[], map: LinedFault['map'] | null, bodyLine: number): Finder {
  const [first, end] = map ?? [0, 1];
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

/** Items keep the numbers that were written, but for those of a list of which all were given the same. */
function keepNumbers(tokens: readonly Token[]): void {
  const lists: Token[][] = [];
  for (const token of tokens) {
    if (/_list_open$/.test(token.type)) lists.push([]);
    else if (token.type === 'list_item_open') lists.at(-1)?.push(token);
    else if (token.type === 'ordered_list_close') numberItems(lists.pop() ?? []);
    else if (token.type === 'bullet_list_close') lists.pop();
  }
}

function numberItems(items: readonly Token[]): void {
  const written = items.map(({ info }) => Number(info));
  const isCounted = new Set(written).size === 1;
  for (const [index, item] of items.entries()) {
    const [first = 1, number = 1] = [written[0], written[index]];
    if (isCounted) item.info = String(first + index);
    else if (index > 0 && number !== (written[index - 1] ?? 0) + 1) item.attrSet('value', String(number));
  }
}
