/** Brings each picture together with its own file, and tells which of those files belong to no picture. */
import { posix } from 'node:path';
import type { Picture } from '../../campaign/picture.ts';
import type { Problem } from '../../campaign/problem.ts';
import { comparableName } from '../../text/invisible.ts';
import { nearest } from '../../text/nearest.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { checkPicture } from './check-picture.ts';
import { isPictureName, type OriginalPicture, ownFileOf, stemOf } from './measured-picture.ts';

type Texts = ReadonlyMap<string, SourceFile>;

/** The pictures, and the texts that are about none of them. */
export function checkPictures(
  originals: readonly OriginalPicture[],
  texts: Texts,
  report: (problem: Problem) => void,
): { pictures: Picture[]; otherTexts: Texts } {
  const isOwnFile = (path: string): boolean => isAboutPicture(path, originals);
  for (const file of [...texts.keys()].filter(isOwnFile)) {
    const message = ownFileFault(file, originals);
    if (message) report({ severity: 'error', file, message });
  }
  for (const { path: file } of originals.filter(({ isSeveral }) => isSeveral))
    report({ severity: 'warning', file, message: FIRST_ONLY });
  const pictures = originals.map((original) => {
    const own = [...texts.values()].find(({ path }) => isSame(path, ownFileOf(original.path)));
    return checkPicture(original, own && isOwnFile(own.path) ? own : undefined, report);
  });
  return { pictures, otherTexts: new Map([...texts].filter(([path]) => !isOwnFile(path))) };
}

const FIRST_ONLY =
  'is animated or has several pages, and only its first picture is published. Save that one as PNG to see what people will see.';

/** Whether a text is about a picture beside it, or lies where nothing else is written about. */
function isAboutPicture(path: string, originals: readonly OriginalPicture[]): boolean {
  if (!/\.ya?ml$/i.test(path) || /^content\/(campaign|supporters)\.yml$/.test(path)) return false;
  return path.startsWith('content/images/') || originals.some((each) => isSame(ownFileOf(each.path), path));
}

/** Whether two names are one, as systems write it. */
function isSame(one: string, other: string): boolean {
  return comparableName(one) === comparableName(other);
}

function ownFileFault(path: string, originals: readonly OriginalPicture[]): string | undefined {
  // "square.jpg.yml" is meant for square.jpg too.
  const stem = isPictureName(stemOf(path)) ? stemOf(stemOf(path)) : stemOf(path);
  const name = posix.basename(ownFileOf(`${stem}.yml`));
  const [first, second] = originals.filter((each) => isSame(stemOf(each.path), stem)).map(({ path: of }) => of);
  if (first && !isSame(posix.basename(path), name)) return `is ignored. Name it ${name}.`;
  if (first && second)
    return `could be about ${posix.basename(first)} or ${posix.basename(second)}. Give one of the two pictures another name.`;
  if (first) return undefined;
  const beside = originals.filter((each) => posix.dirname(each.path) === posix.dirname(path));
  const near = nearest(
    name,
    beside.map((each) => posix.basename(ownFileOf(each.path))),
  );
  const advice = near
    ? `Did you mean ${near}?`
    : 'Name it like its picture, such as square.yml for square.jpg, or remove it.';
  return `is about a picture that is not there. ${advice}`;
}
