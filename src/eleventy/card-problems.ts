/** Says of a card that cannot be drawn which character is at fault and where its author wrote it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Problem } from '../campaign/problem.ts';
import type { Undrawable } from '../share/cards.ts';

/** A problem for each character, at the first place in the page's content file that has it. */
export function cardProblems(undrawable: readonly Undrawable[], campaignFolder: string): Problem[] {
  return undrawable.flatMap(({ view, characters }) => {
    const text = readText(join(campaignFolder, view.source));
    return characters.map(
      (character): Problem => ({
        severity: 'error',
        file: view.source,
        place: placeOf(character, text),
        message: `has “${character}” (${codeOf(character)}) in words that stand on the share card, and the card’s fonts cannot draw it. Leave it out there; it may stay in the text below.`,
      }),
    );
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function placeOf(character: string, text: string): Place | undefined {
  const lines = text.normalize('NFC').split(/\r\n?|\n/);
  const index = lines.findIndex((line) => line.includes(character));
  const column = lines[index]?.indexOf(character) ?? 0;
  return index < 0 ? undefined : { line: index + 1, column: column + 1 };
}

/** "U+1F600", by which a character can be looked up. */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
