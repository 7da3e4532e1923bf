/** The finished markup that all pages of a shape have in common, with the holes for what is theirs alone. */
import type { PageFacts } from '../page-facts.ts';
import { tokensIn } from './hole-roles.ts';

export interface Skeleton {
  /** A text, a hole, a text, …, a text. */
  readonly pieces: readonly (string | Hole)[];
  /** With tokens where the holes are. */
  readonly facts: PageFacts;
  readonly classes: readonly string[];
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
  return { pieces: [...pieces, markup.slice(at)], facts, classes, trust: 'unproven' };
}
