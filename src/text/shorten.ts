/** Cuts plain text to a length at a word, for descriptions and cards. */
import { oneLine } from './one-line.ts';

/** The text in at most `limit` characters (code points), cut after a whole word with an ellipsis. */
export function shorten(text: string, limit: number): string {
  const plain = oneLine(text);
  if (plain.length <= limit) return plain;
  const characters = [...plain];
  if (characters.length <= limit) return plain;
  const head = characters.slice(0, limit - 1).join('');
  const atWord = head.replace(/\s+\S*$/u, '');
  return `${atWord.replace(/[\s,;:–—-]+$/u, '') || head}…`;
}
