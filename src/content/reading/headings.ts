/** Gives the headings of a text names that links can lead to, and says what stands under each. */
import type { Token } from 'markdown-it';
import { type Heading, plainOf } from '../../campaign/prose.ts';
import { blocksOf } from './blocks.ts';

/**
 * The headings in their order; each heading's token gets its `id`. `plainOf` says what tokens are without markup.
 * Letters of every script stay: a browser encodes them itself (URL Standard, fragment state).
 */
export function nameHeadings(tokens: readonly Token[]): Heading[] {
  const taken = new Set<string>();
  const starts = tokens.flatMap((token, index) => (token.type === 'heading_open' ? [{ token, index }] : []));
  return starts.map(({ token, index }) => {
    const level = Number(token.tag.slice(1));
    const next = starts.find((other) => other.index > index && Number(other.token.tag.slice(1)) <= level);
    const title = withoutMarkup(tokens.slice(index, index + 3));
    const id = freeName(title, taken);
    taken.add(id);
    token.attrSet('id', id);
    return { id, level, isTop: level === 2, title, plain: withoutMarkup(tokens.slice(index + 3, next?.index)) };
  });
}

function withoutMarkup(tokens: readonly Token[]): string {
  return plainOf(blocksOf(tokens));
}

/** "Who pays?" is "who-pays", and the second of that name "who-pays-2". `main` is the page's own. */
function freeName(title: string, taken: ReadonlySet<string>): string {
  const name =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'part';
  const first = name === 'main' ? 'main-part' : name;
  let number = 1;
  while (taken.has(number === 1 ? first : `${first}-${number}`)) number += 1;
  return number === 1 ? first : `${first}-${number}`;
}
