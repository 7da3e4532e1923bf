/** The archive for journalists: texts to quote, sources to check, cards, sheets, pictures in full size, whom to call. */
import { createHash } from 'node:crypto';
import { pressKitAddress } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import { type CreditedPicture, contactText, creditsText, factsText, statementText } from './press-texts.ts';
import { zipOf } from './zip.ts';

/** What is made beside the texts. */
export interface PressMaterial {
  readonly cards: readonly PublishedFile[];
  readonly sheets: readonly PublishedFile[];
  readonly pictures: readonly (CreditedPicture & { readonly body: Uint8Array })[];
  readonly logo: { readonly ending: string; readonly body: Uint8Array } | undefined;
}

/** The archive of an edition; of what the campaign does not have there is no file. */
export function pressKit(edition: Edition, material: PressMaterial, cache: Cache): PublishedFile {
  const { cards, sheets, pictures, logo } = material;
  const nameIn = (folder: string, { address }: PublishedFile): string => `${folder}/${address.split('/').at(-1)}`;
  const files: (readonly [string, PublishedFile['body']])[] = [
    ['contact.txt', contactText(edition)],
    ['statement.txt', statementText(edition)],
    ['facts.txt', factsText(edition)],
    ['pictures/credits.txt', creditsText(pictures)],
    ...pictures.map(({ name, body }) => [`pictures/${name}`, body] as const),
    ...(logo ? [[`logo.${logo.ending}`, logo.body] as const] : []),
    ...cards.map((card) => [nameIn('cards', card), card.body] as const),
    ...sheets.map((sheet) => [nameIn('print', sheet), sheet.body] as const),
  ];
  const own = files.filter(([, body]) => body.length > 0);
  const hash = createHash('sha256');
  for (const [name, body] of own) hash.update(`${name}\0${body.length}\0`).update(body);
  const key = `press kit ${hash.digest('hex')}`;
  const zip = cache.get(key) ?? zipOf(own);
  cache.set(key, zip);
  return { address: pressKitAddress(edition.lang), body: zip };
}
