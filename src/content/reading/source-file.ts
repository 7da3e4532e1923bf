/** A content file's bytes as text: UTF-8, of a sane size, with line feeds and no byte-order mark. */
import { isUtf8 } from 'node:buffer';
import type { Place, Problem } from '../../campaign/problem.ts';
import { wellFormed } from '../../text/escape.ts';
import { withSoftReturns } from '../../text/invisible.ts';

/** A book of 50,000 words; below it all that reads texts is quick, whatever stands in them. */
export const TEXT_LIMIT_BYTES = 300_000;

export interface SourceFile {
  /** Path from the campaign's folder, with forward slashes: "content/events/london.md". */
  readonly path: string;
  readonly text: string;
}

/** Decodes a file, or says why it is no text. `path` is from the campaign's folder. */
export function decodeSource(path: string, bytes: Uint8Array): SourceFile | Problem {
  const problem = (message: string, place?: Place): Problem => ({
    severity: 'error',
    file: path,
    place,
    message,
  });
  if (bytes.length > TEXT_LIMIT_BYTES) return problem(tooLarge(bytes.length));
  if (bytes.includes(0)) {
    return problem('is not a text file. Write it in a text editor and save it as plain text, UTF-8.');
  }
  if (!isUtf8(bytes)) {
    const line = firstBadLine(bytes);
    return problem('is not UTF-8 text. Open it in your editor and save it again with the encoding UTF-8.', {
      line,
      column: 1,
    });
  }
  return sourceOf(path, new TextDecoder().decode(bytes));
}

/** A text as it is read: with line feeds and soft returns for the ends of lines, without other control characters, in NFC. */
export function sourceOf(path: string, text: string): SourceFile {
  return { path, text: wellFormed(withSoftReturns(text)) };
}

/** What to say of a file that is too large to be a text. */
export function tooLarge(size: number): string {
  const [has, may] = [size, TEXT_LIMIT_BYTES].map((octets) => Math.round(octets / 1000).toLocaleString('en'));
  return `is ${has} kB long; a text may have at most ${may} kB. Pictures go in content/images/, other files in public/.`;
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}
