/** Reads the fonts: those that come with Handbill, and a campaign's own out of content/fonts/. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Problem } from '../campaign/problem.ts';
import type { Cache } from '../campaign/publication.ts';
import { walkFolder } from '../disk/walk-folder.ts';
import { BUILT_IN_FONTS, type FontFace, type FontFamily, type FontRole, Fonts, OWN_FONTS } from '../drawing/fonts.ts';

const require = createRequire(import.meta.url);

/** The fonts of the campaign in a folder, and a problem for each file that is none. */
export async function readFonts(campaignFolder: string, cache: Cache): Promise<{ fonts: Fonts; problems: Problem[] }> {
  const folder = join(campaignFolder, OWN_FONTS);
  const own: OwnFace[] = [];
  const problems: Problem[] = [];
  // A licence may lie beside them.
  for (const name of walkFolder(folder).files.filter((each) => /\.(ttf|otf|woff2?|ttc)$/i.test(each))) {
    const face = await ownFace(`${OWN_FONTS}/${name}`, readFileSync(join(folder, name)), cache);
    if ('message' in face) problems.push(face);
    else own.push(face);
  }
  return { fonts: new Fonts(inOrder(own), cache), problems };
}

interface OwnFace {
  readonly face: FontFace;
  readonly family: string;
  /** By how its name begins; undefined for one that is asked for what the others lack. */
  readonly role: FontRole | undefined;
}

async function ownFace(file: string, bytes: Uint8Array, cache: Cache): Promise<OwnFace | Problem> {
  const [, role] = /\/(display|text)[^/]*$/.exec(file) ?? [];
  const source = `${file} ${createHash('sha256').update(bytes).digest('hex')}`;
  try {
    const font = await unpacked(source, bytes, cache);
    const face = { source, read: () => font };
    const { family } = await new Fonts([], cache).facts(face);
    return { face, family, role: role === 'display' || role === 'text' ? role : undefined };
  } catch {
    const message =
      'is not a font that can be read. Save it as one of TTF, OTF, WOFF or WOFF2; a file with several fonts in it (TTC) has to be taken apart.';
    return { severity: 'error', file, message };
  }
}

/** The font as TrueType or OpenType. */
async function unpacked(source: string, bytes: Uint8Array, cache: Cache): Promise<Uint8Array> {
  if (!Buffer.from(bytes.subarray(0, 3)).equals(Buffer.from('wOF'))) return bytes;
  const known = cache.get(`unpacked ${source}`);
  if (known) return known;
  const { convert } = await import('fontverter');
  const font = await convert(Buffer.from(bytes), 'sfnt');
  cache.set(`unpacked ${source}`, font);
  return font;
}

/** The campaign's own for a role first; those for what ours lack between ours and those that are asked last. */
function inOrder(own: readonly OwnFace[]): FontFamily[] {
  const familiesOf = (role: FontRole | undefined): FontFamily[] => {
    const names = [...new Set(own.filter((each) => each.role === role).map(({ family }) => family))];
    return names.map((name) => ({
      name: `${name} (campaign${role ? `, ${role}` : ''})`,
      isOwn: true,
      roles: role ? [role] : (['display', 'text'] as const),
      onPages: { display: role !== 'text', text: role === 'text' },
      faces: own.filter((each) => each.role === role && each.family === name).map(({ face }) => face),
    }));
  };
  const builtIn = (isLast: boolean): FontFamily[] =>
    BUILT_IN_FONTS.filter((each) => Boolean(each.isLast) === isLast).map(builtInFamily);
  return [
    ...familiesOf('display'),
    ...familiesOf('text'),
    ...builtIn(false),
    ...familiesOf(undefined),
    ...builtIn(true),
  ];
}

function builtInFamily({
  package: name,
  file,
  name: family,
  styles,
  isLast,
}: (typeof BUILT_IN_FONTS)[number]): FontFamily {
  const { version } = require(`${name}/package.json`);
  const faces = styles.map((style): FontFace => {
    const path = require.resolve(`${name}/${style}/${file}_${style}.ttf`);
    return { source: `${name} ${version} ${style}`, read: () => readFileSync(path) };
  });
  return {
    name: `${family} (Handbill)`,
    isOwn: false,
    roles: ['display', 'text'],
    onPages: { display: !isLast, text: false },
    faces,
  };
}
