/** The print pack: a poster for each event and a leaflet for the campaign, as PDFs in every sheet. */
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Picture } from '../campaign/picture.ts';
import type { Problem } from '../campaign/problem.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import type { Drawable } from '../drawing/drawable.ts';
import { type DrawnPicture, givenPictures, type PicturePlace } from '../drawing/drawn-picture.ts';
import { codeLetters, qrCodeSvg } from '../drawing/qr-code.ts';
import type { FittedText, Typesetter } from '../drawing/typesetter.ts';
import { codeUrl, leafletData, type PrintData, posterData, sheetData } from './print-data.ts';
import { type Sheet, sheetName, sheetsOf } from './sheets.ts';

/** More than this over its room is not the rounding of lengths. */
const TOLERANCE = 0.004;

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

/** What all sheets are set with. */
export interface PrintTools {
  readonly typesetter: Typesetter;
  readonly drawable: Drawable;
  readonly cache: Cache;
  /** A picture for a place on them. */
  readonly pictureFor: (picture: Picture, place: PicturePlace) => Promise<DrawnPicture>;
}

/** Ten times as large as it stands on a leaflet, so that it is sharp on every sheet; px. */
const LOGO = { width: 1200, height: 300, isWhole: true };

/** The pack of all editions; what cannot be set well is left out and told. Throws TemplateFault. */
export async function printPack(editions: readonly Edition[], tools: PrintTools): Promise<PrintPack> {
  const problems: Problem[] = [];
  const byPage = new Map<string, PrintFile[]>();
  for (const edition of editions) {
    const leaflet = await makeSheets(leafletOrder(edition), tools, problems);
    const pages = [edition.home, ...(edition.statement?.lang === edition.lang ? [edition.statement.address] : [])];
    for (const page of pages) byPage.set(page, leaflet);
    for (const event of edition.events.filter(({ lang }) => lang === edition.lang)) {
      const posters = await makeSheets(posterOrder(edition, event), tools, problems);
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

async function makeSheets(order: Order, tools: PrintTools, problems: Problem[]): Promise<PrintFile[]> {
  const { edition, event, source } = order;
  const { print } = edition.campaign;
  if (print === 'none') return [];
  const data = await tools.drawable.without(order.data, source);
  const sheets = sheetsOf(print).filter(({ kind }) => (kind === 'poster') === Boolean(event));
  const files: PrintFile[] = [];
  for (const sheet of sheets) {
    const made = await makeSheet({ ...order, data }, sheet, tools);
    if ('excess' in made) {
      problems.push({ severity: 'warning', file: source, message: tooLong(event ? 'poster' : 'leaflet', made) });
      return [];
    }
    const address = edition.at(`/print/${event ? `${event.slug}-` : ''}${sheetName(sheet)}.pdf`);
    files.push({ address, body: made.pdf, sheet });
  }
  return files;
}

function tooLong(what: string, { name, excess }: FittedText): string {
  return `is too long for the ${what}: the ${name} needs ${Math.ceil(excess * 100)} % more room than there is, even at its smallest. Shorten it by about as much; until then there is no ${what}.`;
}

/** The sheet, or a text that is too long for it. */
async function makeSheet(
  { edition, event, data }: Order,
  sheet: Sheet,
  { typesetter, cache, pictureFor }: PrintTools,
): Promise<{ readonly pdf: Uint8Array } | FittedText> {
  const template = `print/${event ? 'poster' : 'leaflet'}`;
  const { logo: sign } = edition.campaign;
  const logo = sign && (await pictureFor(sign, { ...LOGO, isColour: sheet.isColour }));
  const pictures = givenPictures({ logo });
  const given = { ...sheetData(data, sheet), ...pictures.data };
  const url = codeUrl(edition, event);
  const key = `${template} ${url} ${typesetter.recipe} ${JSON.stringify(given)}`;
  const known = cache.get(key);
  if (known) return { pdf: known };
  const code = qrCodeSvg(url, await codeLetters(cache));
  const { pdf, fitted } = typesetter.pdf(template, { data: given, files: { 'code.svg': code, ...pictures.files } });
  const tooLong = fitted.find(({ excess }) => excess > TOLERANCE);
  if (tooLong) return tooLong;
  cache.set(key, pdf);
  return { pdf };
}
