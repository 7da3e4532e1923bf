/** Finds signs that have a meaning of their own in YAML, so that words would be dropped in silence. */
import { Lexer } from 'yaml';
import { quote } from '../../campaign/problem.ts';

/** Where in the text it stands, UTF-16 code units, and what to tell the author. */
export interface SignFault {
  readonly offset: number;
  readonly message: string;
}

/** The lexer's own marks, which are not in the text: of a document, of a plain or block value, of an error. */
const MARKS = new Set(['\u0002', '\u001f', '\u0018']);

/** Every sign in the fields' text that would take words with it. */
export function signFaults(text: string): SignFault[] {
  let offset = 0;
  let before = '';
  return [...new Lexer().lex(text)].flatMap((lexeme) => {
    const isValue = before === '\u001f';
    before = lexeme;
    if (MARKS.has(lexeme)) return [];
    const start = offset;
    offset += lexeme.length;
    const message = isValue ? undefined : messageOf(lexeme, text, start);
    return message ? [{ offset: start, message }] : [];
  });
}

function messageOf(lexeme: string, text: string, offset: number): string | undefined {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = text.slice(from).split('\n', 1);
  const lead = text.slice(from, offset);
  switch (lexeme[0]) {
    case '#':
      return isNote(lexeme, lead)
        ? undefined
        : `${quote(lexeme)} is taken for a note to yourself and would be lost. ${quotesRound(line, offset - from)} A note has a space after its #.`;
    case '&':
    case '!':
    case '*':
      return `${quote(lexeme)} begins with a sign that has a meaning of its own here. ${quotesRound(line, offset - from)}`;
    case '|':
    case '>':
      // "> 4,000 readers" is no field at all, and told as such.
      return /\d/.test(lexeme)
        ? `${quote(lexeme)} begins with a sign that has a meaning of its own here. ${quotesRound(line, offset - from)}`
        : undefined;
    case '"':
      return /(?<!\\)(?:\\\\)*\\[0abefvN_LP ]/.test(lexeme)
        ? `${quote(lexeme)} has a backslash in double quotes. Use single quotes round the value instead.`
        : undefined;
    case '.':
    case '-':
      return lexeme === '...' ||
        (lexeme === '---' &&
          text
            .slice(0, offset)
            .replace(/^\s*#.*$/gm, '')
            .trim() !== '')
        ? `${quote(lexeme)} ends the fields, and all below would be lost. Remove the line.`
        : undefined;
    default:
      return undefined;
  }
}

/** Whether a comment is one: with a space behind its sign, at the edge of the file, or a field that is left out for now. */
function isNote(comment: string, lead: string): boolean {
  return /^#+(?:\s|$)/.test(comment) || lead === '' || (lead.trim() === '' && /^#+(?:[\w.-]+:|-)/.test(comment));
}

/** The field with its whole value in quotes; `column` is where the sign stands in its line. */
function quotesRound(line: string, column: number): string {
  const [head, tail] = [line.slice(0, column), line.slice(column)];
  const isInBraces = /[{[][^}\]]*$/.test(head);
  const [, name = '', begun = ''] =
    (isInBraces ? /([\w-]+:\s+)?([^{}[\],:]*)$/ : /^\s*(?:- )*([\w-]+:\s+)?(.*)$/).exec(head.slice(-LINE)) ?? [];
  const [rest = ''] = isInBraces ? (/^(?:(?!,\s*[\w-]+:)[^}\]])*/.exec(tail.slice(0, LINE)) ?? []) : [tail];
  const value = `${begun}${rest}`.trim().replace(/^(["'])(.*?)\1/, '$2');
  return `Put quotes round the value: ${name}'${value.replaceAll("'", "''")}'.`;
}

/** As much of a line as is looked at, characters. */
const LINE = 300;
