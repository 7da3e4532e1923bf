/** The print pack: a poster for each event and a leaflet for the campaign, as PDFs in every sheet. */
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Problem } from '../campaign/problem.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import { missingGlyphs } from '../drawing/fonts.ts';
import { codeLetters, qrCodeSvg } from '../drawing/qr-code.ts';
import { codeUrl, leafletData, type PrintData, posterData, sheetData, wordsOn } from './print-data.ts';
import { type Sheet, sheetName, sheetsOf } from './sheets.ts';

/** Sets a sheet from a template and its data; whoever implements it knows how. */
export interface Typesetter {
  /** All that the sheets depend on besides their data: templates, engine. */
  readonly recipe: string;
  /** `template` is "poster" or "leaflet"; `data` and the code's SVG are all that it may read. */
  set(template: string, data: object, code: string): Promise<TypesetSheet>;
}

export interface TypesetSheet {
  readonly pdf: Uint8Array;
  /** The texts that are too long for their room even at their smallest, each with the part by which they are. */
  readonly tooLong: readonly { readonly name: string; readonly excess: number }[];
}

/** A sheet that people can take. */
export interface PrintFile extends PublishedFile {
  readonly sheet: Sheet;
}

export interface PrintPack {
  /** The sheets that a page offers, by its address. */
  readonly byPage: ReadonlyMap<string, readonly PrintFile[]>;
  readonly problems: readonly Problem[];
}

interface Order {
  readonly edition: Edition;
  readonly event: EditionEvent | undefined;
  readonly data: PrintData;
  readonly source: string;
}

/** The pack of all editions; what cannot be set well is left out and told. */
export async function printPack(
  editions: readonly Edition[],
  typesetter: Typesetter,
  cache: Cache,
): Promise<PrintPack> {
  const problems: Problem[] = [];
  const byPage = new Map<string, PrintFile[]>();
  for (const edition of editions) {
    const leaflet = await makeSheets(leafletOrder(edition), typesetter, cache, problems);
    const pages = [edition.home, ...(edition.statement?.lang === edition.lang ? [edition.statement.address] : [])];
    for (const page of pages) byPage.set(page, leaflet);
    for (const event of edition.events.filter(({ lang }) => lang === edition.lang)) {
      const posters = await makeSheets(posterOrder(edition, event), typesetter, cache, problems);
      byPage.set(event.address, [...posters, ...leaflet]);
    }
  }
  return { byPage, problems };
}

function leafletOrder(edition: Edition): Order {
  const source = edition.statement?.path ?? 'content/campaign.yml';
  return { edition, event: undefined, data: leafletData(edition), source };
}

function posterOrder(edition: Edition, event: EditionEvent): Order {
  return { edition, event, data: posterData(event, edition), source: event.translation?.path ?? event.path };
}

async function makeSheets(
  order: Order,
  typesetter: Typesetter,
  cache: Cache,
  problems: Problem[],
): Promise<PrintFile[]> {
  const { edition, event, data, source } = order;
  const { print } = edition.campaign;
  if (print === 'none') return [];
  const warn = (message: string): void => void problems.push({ severity: 'warning', file: source, message });
  const unknown = await missingGlyphs(wordsOn(data));
  const what = event ? 'poster' : 'leaflet';
  if (unknown.length > 0) {
    warn(
      `has ${unknown.map((each) => `“${each}”`).join(', ')}, which the fonts of the ${what} cannot draw, so there is none. Leave it out, or write print: none in content/campaign.yml.`,
    );
    return [];
  }
  const sheets = sheetsOf(print).filter(({ kind }) => (kind === 'poster') === Boolean(event));
  const files: PrintFile[] = [];
  for (const sheet of sheets) {
    const made = await makeSheet(order, sheet, typesetter, cache);
    if ('pdf' in made)
      files.push({
        address: edition.at(`/print/${event ? `${event.slug}-` : ''}${sheetName(sheet)}.pdf`),
        body: made.pdf,
        sheet,
      });
    else {
      const [worst] = made.tooLong;
      warn(
        `is too long for the ${what}: the ${worst?.name} needs ${Math.ceil((worst?.excess ?? 0) * 100)} % more room than there is, even at its smallest. Shorten it by about as much; until then there is no ${what}.`,
      );
      return [];
    }
  }
  return files;
}

async function makeSheet(
  { edition, event, data }: Order,
  sheet: Sheet,
  typesetter: Typesetter,
  cache: Cache,
): Promise<{ pdf: Uint8Array } | Pick<TypesetSheet, 'tooLong'>> {
  const template = event ? 'poster' : 'leaflet';
  const given = sheetData(data, sheet);
  const url = codeUrl(edition, event);
  const key = `print ${template} ${url} ${typesetter.recipe} ${JSON.stringify(given)}`;
  const known = cache.get(key);
  if (known) return { pdf: known };
  const code = qrCodeSvg(url, await codeLetters(cache));
  const { pdf, tooLong } = await typesetter.set(template, given, code);
  if (tooLong.length > 0) return { tooLong };
  cache.set(key, pdf);
  return { pdf };
}
