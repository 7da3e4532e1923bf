/** The words that a new text begins with, and a warning where somebody has left them standing. */
import type { Problem } from '../../campaign/problem.ts';
import type { Document } from '../reading/front-matter.ts';

/** What `handbill init`, `new` and the editor write below the fields of each kind of text. */
export const PLACEHOLDERS = {
  statement: 'Say here what has happened, what you demand, and what everyone can do.',
  event:
    'Say here what will happen, who calls for it, and what people should bring. Leave a blank line between paragraphs.',
  fact: 'Say here what stands behind the claim. Then fill in sources: above, so that everyone can check it.',
  update: 'Say here what has happened since.',
  page: 'Write here. ## begins a heading.',
} as const;

/** What a site without an address says that its own is; it leads nowhere (RFC 2606). */
export const NO_ADDRESS = 'https://campaign.example/';

const WORDS: ReadonlySet<string> = new Set(Object.values(PLACEHOLDERS));

/** A warning for each line of the texts that is still as it was begun: visitors would read it. */
export function checkPlaceholders(documents: Iterable<Document>): Problem[] {
  return [...documents].flatMap(({ path, body, bodyLine }) =>
    body.split('\n').flatMap((line, index): Problem[] => {
      if (!WORDS.has(line.trim())) return [];
      const message =
        'is what Handbill wrote here to be replaced, and visitors would read it. Write your own words in its place, or remove the line.';
      return [
        { severity: 'warning', isStrict: true, file: path, place: { line: bodyLine + index, column: 1 }, message },
      ];
    }),
  );
}
