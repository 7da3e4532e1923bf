/** Bounds within which Markdown is read quickly: the parser, and what looks for places in a text, compare parts of it with each other. */
import type markdownIt from 'markdown-it';

/** What a text has too much of. */
export interface Excess {
  readonly message: string;
  /** Line of the Markdown, from 0. */
  readonly line: number;
}

/** Some 3,000 words without an empty line, characters. */
const PARAGRAPH = 20_000;

/** Of notes, and of headings. */
const MOST = 1000;

/** What the footnote plugin keeps. */
interface Footnotes {
  readonly list?: readonly unknown[];
  readonly refs?: object;
}

/** Has the parser give up a text beyond the bounds: it then has no tokens, and its environment says why. */
export function addBounds(markdown: InstanceType<typeof markdownIt>): void {
  const { ruler } = markdown.core;
  ruler.before('inline', 'bounds', (state) => {
    const { tokens } = state;
    const long = tokens.find(({ type, content }) => type === 'inline' && content.length > PARAGRAPH);
    const headings = tokens.filter(({ type }) => type === 'heading_open');
    if (long) state.env.excess = { message: tooLong(long.content.length), line: long.map?.[0] ?? 0 };
    else if (headings.length > MOST)
      state.env.excess = { message: tooMany('headings'), line: headings[MOST]?.map?.[0] ?? 0 };
    if (state.env.excess) state.tokens = [];
  });
  ruler.before('footnote_tail', 'notes', (state) => {
    const { list = [], refs = {} }: Footnotes = state.env.footnotes ?? {};
    if (list.length + Object.keys(refs).length <= 2 * MOST) return;
    state.env.excess = { message: tooMany('notes'), line: 0 };
    state.env.footnotes = undefined;
    state.tokens = [];
  });
}

/** Why the parser gave a text up; undefined where it did not. */
export function excessIn({ excess }: Readonly<Record<string, unknown>>): Excess | undefined {
  return isExcess(excess) ? excess : undefined;
}

function isExcess(value: unknown): value is Excess {
  return typeof value === 'object' && value !== null && 'message' in value && 'line' in value;
}

function tooLong(length: number): string {
  const [has, may] = [length, PARAGRAPH].map((number) => number.toLocaleString('en'));
  return `has a paragraph of ${has} characters, and none may have more than ${may}. Put an empty line between its parts.`;
}

function tooMany(what: string): string {
  return `has more than ${MOST.toLocaleString('en')} ${what}. Make several texts of it.`;
}
