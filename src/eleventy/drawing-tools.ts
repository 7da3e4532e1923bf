/** What cards and sheets are drawn with: templates, fonts, and the typesetter where this machine has one. */
import { readFileSync } from 'node:fs';
import { type Folders, layeredFiles } from '../build/folders.ts';
import { readFonts } from '../build/font-files.ts';
import type { Picture } from '../campaign/picture.ts';
import { isError, type Problem, ProblemError } from '../campaign/problem.ts';
import type { Cache } from '../campaign/publication.ts';
import { Drawable } from '../drawing/drawable.ts';
import type { DrawnPicture, PicturePlace } from '../drawing/drawn-picture.ts';
import type { Fonts } from '../drawing/fonts.ts';
import { Typesetter } from '../drawing/typesetter.ts';
import { drawnPicture } from '../pictures/drawn-picture.ts';

export interface DrawingTools {
  readonly fonts: Fonts;
  readonly drawable: Drawable;
  /** Undefined where its packages are not installed, which is told. */
  readonly typesetter: Typesetter | undefined;
  readonly cache: Cache;
  /** A picture for a place on what is drawn. */
  readonly pictureFor: (picture: Picture, place: PicturePlace) => Promise<DrawnPicture>;
  readonly problems: readonly Problem[];
}

/** Reads templates and fonts. Throws ProblemError for a font that cannot be read. */
export async function drawingTools({ campaign, templates }: Folders, cache: Cache): Promise<DrawingTools> {
  const { fonts, problems } = await readFonts(campaign, cache);
  if (problems.some(isError)) throw new ProblemError(...problems);
  const isInstalled = Typesetter.isInstalled();
  return {
    fonts,
    drawable: new Drawable(fonts),
    typesetter: isInstalled ? new Typesetter(templateSources(templates), fonts) : undefined,
    cache,
    pictureFor: (picture, place) => drawnPicture(picture, place, cache),
    problems: isInstalled ? problems : [...problems, NOT_INSTALLED],
  };
}

/** The Typst templates by name: "cards/event.typ". */
function templateSources(folders: readonly string[]): Map<string, string> {
  return new Map(
    ['cards', 'print'].flatMap((folder) =>
      [...layeredFiles(folders, folder, '.typ')].map(([name, path]): [string, string] => [
        `${folder}/${name}`,
        readFileSync(path, 'utf8'),
      ]),
    ),
  );
}

const NOT_INSTALLED: Problem = {
  severity: 'warning',
  file: 'content/campaign.yml',
  message:
    'is published without posters and leaflets, and its cards have no words: the packages that set them are not installed. Run npm install --include=optional; they are made for Linux, macOS and Windows.',
};
