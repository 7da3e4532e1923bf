/** The finished markup that all pages of a shape have in common, with the holes for what is theirs alone. */
import type { PageFacts } from '../../html/page-facts.ts';
import { tokensIn } from './hole-roles.ts';

export interface Skeleton {
  /** A text, a hole, a text, …, a text. */
  readonly pieces: readonly (string | Hole)[];
  /** With tokens where the holes are; its links and loads are those that all its pages have. */
  readonly facts: PageFacts;
  readonly classes: readonly string[];
  /** The numbers of the addresses among its links, and among what it loads. */
  readonly addresses: Readonly<Record<'links' | 'loads', readonly number[]>>;
  /** Whether a page made of it was the same as that page finished by itself: until then nothing is made of it. */
  trust: 'unproven' | 'proven' | 'wrong';
}

export interface Hole {
  readonly kind: 'hole' | 'address';
  readonly number: number;
}

/** Cuts finished markup at its tokens. */
export function skeletonOf(markup: string, facts: PageFacts, classes: readonly string[]): Skeleton {
  const pieces: (string | Hole)[] = [];
  let at = 0;
  for (const { kind, number, index, end } of tokensIn(markup)) {
    pieces.push(markup.slice(at, index), { kind, number });
    at = end;
  }
  const addresses = { links: addressesIn(facts.links), loads: addressesIn(facts.loads) };
  const common = { ...facts, links: facts.links.filter(isWhole), loads: facts.loads.filter(isWhole) };
  return { pieces: [...pieces, markup.slice(at)], facts: common, classes, addresses, trust: 'unproven' };
}

function addressesIn(urls: readonly string[]): number[] {
  return urls.flatMap((url) =>
    tokensIn(url).flatMap(({ kind, number }) => (kind === 'address' ? [number] : [])),
  );
}

/** Whether an address is the same on all pages of the skeleton. */
function isWhole(url: string): boolean {
  return tokensIn(url).length === 0;
}
