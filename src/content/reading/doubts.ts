/** Finds Markdown that was hardly meant: dates as items, paragraphs as headings or code, sums as slanted words. */
import type { Token } from 'markdown-it';
import { quote } from '../../campaign/problem.ts';
import { datesIn } from '../checks/dates-in-prose.ts';
import type { LinedFault } from './lost-words.ts';
import { rawMarkup } from './raw-markup.ts';

/** What to ask the author about, in the order of the text. `lines` are those of the body. */
export function doubtsOf(tokens: readonly Token[], lines: readonly string[], lang: string): LinedFault[] {
  const numbers = new Map<number, number>();
  return tokens.flatMap((token, index) => {
    const map = token.map ?? ([0, 1] as const);
    const doubt = (message: string | undefined): LinedFault[] => (message ? [{ map, needle: '', message }] : []);
    switch (token.type) {
      case 'heading_open':
        return doubt(doubtfulHeading(token, lines, tokens[index + 1]));
      case 'code_block':
        return doubt(
          'is indented by four spaces or more, so it is shown like code. Remove the spaces in front of it; or put a line of ``` before and after it if that is meant.',
        );
      case 'fence':
        return doubt(unclosedFence(token, lines));
      case 'blockquote_open':
        return doubt(doubtfulQuotation(token, tokens[index + 2]));
      case 'list_item_open':
        return doubt(doubtfulItem(tokens, index, { lines, lang, numbers }));
      case 'inline': {
        const raw = String(token.meta?.raw ?? '');
        return [...rawMarkup(raw), ...slantedSums(token)].map((each) => ({ ...each, map }));
      }
      default:
        return [];
    }
  });
}

/** As much of a heading as is one at a glance, characters. */
const HEADING = 80;

function doubtfulHeading(
  { markup, map }: Token,
  lines: readonly string[],
  words: Token | undefined,
): string | undefined {
  if (!/^[-=]/.test(markup) || !map || !words) return undefined;
  const { content } = words;
  const line = (lines[map[1] - 1] ?? '').replace(/^[\s>]*/, '').trim();
  if (line.length > 2 && content.length <= HEADING && !/\n|[.:;,…。]$/u.test(content)) return undefined;
  return `is made a heading by the line ${quote(line)} below it. Put an empty line between the two; or write ## and a space in front if it is one.`;
}

function unclosedFence({ map, markup }: Token, lines: readonly string[]): string | undefined {
  const [first, end] = map ?? [0, 0];
  const last = (lines[end - 1] ?? '').replace(/^[\s>]*/, '').trim();
  if (end - 1 > first && last.startsWith(markup)) return undefined;
  return `opens with ${markup} what is shown like code, and nothing closes it. Put another line of ${markup} where it ends.`;
}

/** "> 4,000 readers": more than, and not who said it. */
function doubtfulQuotation({ map }: Token, words: Token | undefined): string | undefined {
  const content = words?.type === 'inline' ? words.content : '';
  if ((map?.[1] ?? 0) - (map?.[0] ?? 0) > 1 || !/^[\p{Sc}\d]/u.test(content) || /\p{P}$/u.test(content))
    return undefined;
  return `${quote(`> ${content}`)} is made a quotation. Write \\> if it means more than ${quote(content).slice(1, -1)}.`;
}

/** From here on a number is a year rather than an item's. */
const YEARS = 1000;

interface Items {
  readonly lines: readonly string[];
  readonly lang: string;
  /** The last number of the lists so far, by their level. */
  readonly numbers: Map<number, number>;
}

/** An item that is a date, a year or a telephone number rather than one of a list. */
function doubtfulItem(tokens: readonly Token[], index: number, items: Items): string | undefined {
  const { info = '', markup = '', level = 0, map } = tokens[index] ?? {};
  const [before, inner, words] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
  const content = words?.type === 'inline' ? words.content.slice(0, 60) : '';
  const line = (items.lines[map?.[0] ?? 0] ?? '').replace(/^[\s>]*/, '');
  if (info === '')
    return markup === '+' && /^\d/.test(content)
      ? `${quote(line)} is made an item of a list, without its plus. Write \\+ if it belongs to the number.`
      : undefined;
  const number = Number(info);
  const isFirst = before?.type === 'ordered_list_open';
  const goesOn = !isFirst || number <= 1 || number === (items.numbers.get(level) ?? 0) + 1;
  items.numbers.set(level, number);
  // "12. 3. 2031" is told once.
  if (isFirst && tokens[index - 2]?.type === 'list_item_open') return undefined;
  const isDate =
    number >= YEARS ||
    inner?.type === 'ordered_list_open' ||
    datesIn(`${info}. ${content}`, items.lang).some((date) => date.index === 0);
  if (!isDate && (goesOn || !isOnlyItem(tokens, index))) return undefined;
  return `${quote(line)} is made item ${info} of a list. Write ${info}\\${markup} if it is none.`;
}

function isOnlyItem(tokens: readonly Token[], index: number): boolean {
  const level = tokens[index]?.level;
  let close = index + 1;
  while (close < tokens.length && tokens[close]?.level !== level) close += 1;
  return tokens[close + 1]?.type !== 'list_item_open';
}

/** Scripts whose words have no spaces between them, so that marks stand between letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** "2*3*4", "Leser*innen und Schüler*innen": the marks are not shown, and the words between them are slanted. */
function slantedSums({ children }: Token): { needle: string; message: string }[] {
  const all = children ?? [];
  const opened: { readonly at: number; readonly before: string }[] = [];
  let before = '';
  return all.flatMap((token, index) => {
    before = (before + (/break$/.test(token.type) ? '\n' : token.content)).slice(-40);
    if (!/^(em|strong|s)_(open|close)$/.test(token.type)) return [];
    if (token.nesting === 1) opened.push({ at: index, before: /[\p{L}\p{M}\p{N})]+$/u.exec(before)?.[0] ?? '' });
    const open = token.nesting === -1 ? opened.pop() : undefined;
    if (!open?.before) return [];
    const after = /^[\p{L}\p{M}\p{N}(]+/u.exec((all[index + 1]?.content ?? '').slice(0, 40))?.[0] ?? '';
    const inner = all
      .slice(open.at + 1, index)
      .map(({ type, content }) => (/break$/.test(type) ? ' ' : content))
      .join('');
    if (!(after || /\s/.test(inner)) || UNSPACED.test(open.before + after)) return [];
    const { markup } = token;
    const found = `${open.before}${markup}${inner}${markup}${after}`;
    const message = `${quote(found)} is shown without its ${markup}, which make the words between them look different. Write ${markup.replace(/./g, '\\$&')} for each that is to be seen.`;
    return [{ needle: `${open.before}${markup}`, message }];
  });
}
