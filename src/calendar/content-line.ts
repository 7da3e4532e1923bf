/** Writes iCalendar content lines: escaped, without characters calendars refuse, folded at 75 octets (RFC 5545 §3.1, §3.3.11). */
import { wellFormed } from '../text/escape.ts';

const LINE_OCTETS = 75;

/** A line of a name and a value that is already in its type's form. Folded, without its line end. */
export function contentLine(name: string, value: string): string {
  return fold(`${name}:${value}`);
}

/** A line with a TEXT value, escaped. */
export function textLine(name: string, text: string): string {
  return contentLine(name, escapeText(text));
}

/** TEXT: backslash, semicolon, comma and line feed are escaped, every other line end becomes a line feed. */
export function escapeText(text: string): string {
  return wellFormed(text.replace(/[\u0085\u2028\u2029]/g, '\n'))
    .replaceAll('\t', ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

/** Lines joined as a file: every line ends in CRLF, the last too. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}

/** Breaks a line so that none is longer than 75 octets, inside no character and no escape. */
function fold(line: string): string {
  if (/^[\t\x20-\x7e]*$/.test(line)) return foldAscii(line);
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const unit of line.match(/\\.|./gsu) ?? []) {
    const size = Buffer.byteLength(unit);
    // A continuation begins with a space that counts.
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      piece = '';
      octets = 1;
    }
    piece += unit;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}

/** The same where every character is an octet, as in most lines of most calendars. */
function foldAscii(line: string): string {
  let folded = '';
  let start = 0;
  // A continuation begins with a space that counts.
  for (let room = LINE_OCTETS; line.length - start > room; room = LINE_OCTETS - 1) {
    let end = start + room;
    let backslashes = 0;
    while (end - 1 - backslashes >= start && line[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 1) end -= 1;
    folded += `${line.slice(start, end)}\r\n `;
    start = end;
  }
  return folded + line.slice(start);
}
