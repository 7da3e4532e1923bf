/** The picture card as Hugo draws it: words set on a base picture by its text filter, in the face of Handbill's cards. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from '../../../src/drawing/sharp.ts';
import { SITE } from '../../generate-campaign.ts';

const FACE = '@expo-google-fonts/fira-sans-extra-condensed/900Black/FiraSansExtraCondensed_900Black.ttf';
const COLOURS = { paper: '#f7f3e9', ink: '#16130f', accent: '#b3121d' } as const;

/** What is set on the card: the title alone, or all that Handbill's card says. */
export type CardWords = 'title' | 'all';

type Text = readonly [words: string, tone: keyof typeof COLOURS, size: number, left: number, top: number];

const TITLE: Text = ['.Title', 'ink', 72, 460, 52];
const REST: readonly Text[] = [
  ['($start.Format "Monday")', 'paper', 48, 60, 52],
  ['(printf "%d" $start.Day)', 'paper', 250, 60, 112],
  ['($start.Format "January 2006")', 'paper', 54, 60, 346],
  ['(printf "%s, London time (GMT)" $clock)', 'paper', 32, 60, 430],
  ['(printf "%s, %s" .Params.place .Params.address)', 'ink', 36, 460, 490],
  [`"${SITE.title}"`, 'ink', 28, 460, 568],
];

/** Defines `$card`, with the variables of a layout's prelude. */
export function cardTemplate(words: CardWords): string {
  const texts = words === 'all' ? [TITLE, ...REST] : [TITLE];
  const filters = texts.map(
    ([text, tone, size, left, top]) =>
      `(images.Text ${text} (dict "font" $face "color" "${COLOURS[tone]}" "size" ${size} "x" ${left} "y" ${top}))`,
  );
  const [base, face] = ['base.png', 'face.ttf'].map((name) => `(resources.Get "${name}")`);
  return `{{- $face := ${face} -}}{{- $card := ${base} | images.Filter (slice ${filters.join(' ')}) -}}`;
}

/** Writes the base picture, with all that is the same on every card, and the face. */
export async function writeCardAssets(folder: string): Promise<void> {
  const assets = join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  copyFileSync(createRequire(import.meta.url).resolve(FACE), join(assets, 'face.ttf'));
  const area = (width: number, height: number, background: string) => ({
    create: { width, height, channels: 3, background } as const,
  });
  await sharp(area(1200, 630, COLOURS.paper))
    .composite([
      { input: area(410, 630, COLOURS.accent), left: 0, top: 0 },
      { input: area(680, 4, COLOURS.ink), left: 460, top: 552 },
    ])
    .png()
    .toFile(join(assets, 'base.png'));
}
