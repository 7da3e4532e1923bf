/** Says of each content file which characters were left out of what is drawn of it, and where its author wrote the first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Problem } from '../campaign/problem.ts';
import type { Drawable } from '../drawing/drawable.ts';

/** More than these are a script, and are not listed one by one. */
const LISTED = 8;

/** One warning a file. */
export function drawingProblems({ missing }: Drawable, campaignFolder: string): Problem[] {
  const places = new Map(
    [...missing].map(([file, all]) => [file, placeOf([...all], readText(join(campaignFolder, file)))]),
  );
  const placed = new Set([...missing].flatMap(([file, all]) => (places.get(file) ? [...all] : [])));
  // A leaflet has the next event's words as well, which are told of where they are.
  const told = [...missing].filter(([file, all]) => places.get(file) || ![...all].every((each) => placed.has(each)));
  return told.map(([file, all]): Problem => {
    const characters = [...all].sort();
    const listed = characters.slice(0, LISTED).map((character) => `“${character}” (${codeOf(character)})`);
    const more = characters.length > LISTED ? ` and ${characters.length - LISTED} more` : '';
    return {
      severity: 'warning',
      file,
      place: places.get(file),
      message: `has ${listed.join(', ')}${more}, which no font has, so cards and sheets leave them out. Put a font that has them into content/fonts/, or leave them out; the page shows them.`,
    };
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function placeOf(characters: readonly string[], text: string): Place | undefined {
  const lines = text.normalize('NFC').split(/\r\n?|\n/);
  const columns = lines.map((line) =>
    Math.min(...characters.map((each) => line.indexOf(each)).filter((at) => at >= 0)),
  );
  const index = columns.findIndex(Number.isFinite);
  return index < 0 ? undefined : { line: index + 1, column: (columns[index] ?? 0) + 1 };
}

/** "U+1F600", by which a character can be looked up. */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
