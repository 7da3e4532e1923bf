/** A file's bytes as text, if they are one. */
import { isUtf8 } from 'node:buffer';

/** Larger texts are data, octets. */
const LIMIT = 20_000_000;

/** The text; undefined for what is none. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.length > LIMIT) return undefined;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  // What older programs save, if all of it can be printed.
  const text = new TextDecoder('windows-1252').decode(bytes);
  return /(?![\t\n\r\f])\p{Cc}/u.test(text.slice(0, 10_000)) ? undefined : text;
}
