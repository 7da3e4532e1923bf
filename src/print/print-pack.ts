/** The print pack: a poster for each event and a leaflet for the campaign, as PDFs in every sheet. */
import { absolute, actionsAddress, itemAddress } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionAction } from '../campaign/edition-action.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import type { Picture } from '../campaign/picture.ts';
import type { Problem } from '../campaign/problem.ts';
import type { Cache, PublishedFile } from '../campaign/publication.ts';
import type { Drawable } from '../drawing/drawable.ts';
import { type DrawnPicture, givenPictures, type PicturePlace } from '../drawing/drawn-picture.ts';
import { codeLetters, qrCodeSvg } from '../drawing/qr-code.ts';
import type { FittedText, Typesetter } from '../drawing/typesetter.ts';
import { actionSheetData, pageOfActions } from './action-sheets.ts';
import { codeUrl, leafletData, type PrintData, posterData, sheetData } from './print-data.ts';
import { type Paper, type Sheet, type SheetKind, sheetName, sheetsOf } from './sheets.ts';
import { townsPoster } from './towns-poster.ts';

/** More than this over its room is not the rounding of lengths. */
const TOLERANCE = 0.004;

/** A sheet that people can take. */
export interface PrintFile extends PublishedFile {
  readonly sheet: Sheet;
  /** What it is to be done with; undefined of posters and leaflets. */
  readonly action: EditionAction | undefined;
}

export interface PrintPack {
  /** The sheets that a page offers, by its address. */
  readonly byPage: ReadonlyMap<string, readonly PrintFile[]>;
  readonly problems: readonly Problem[];
}

/** What is to be set, in every sheet of some kinds. */
interface Order {
  readonly edition: Edition;
  /** "print/poster" */
  readonly template: string;
  readonly kinds: readonly SheetKind[];
  readonly paper: Paper;
  /** The address of a sheet's file in the edition. */
  nameOf(sheet: Sheet): string;
  /** Where the code leads. */
  readonly url: string;
  readonly data: PrintData;
  /** The land of its map, SVG. */
  readonly land?: string | undefined;
  readonly source: string;
  readonly action?: EditionAction;
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
  const make = async (orders: readonly Order[]): Promise<PrintFile[]> => {
    const files: PrintFile[] = [];
    for (const order of orders) files.push(...(await makeSheets(order, tools, problems)));
    return files;
  };
  const makeActions = async (edition: Edition, event?: EditionEvent): Promise<PrintFile[]> => {
    const own = await make(actionOrders(edition, event));
    // What is not translated is a sheet of the original, whole.
    const address = actionsAddress(event ? itemAddress('events', event.slug) : '/');
    const all = [...own, ...(byPage.get(address) ?? [])];
    const files = (event ?? edition).actions.flatMap(
      ({ name }) => all.find(({ action }) => action?.name === name) ?? [],
    );
    byPage.set(pageOfActions(edition, event), files);
    return files;
  };
  for (const edition of editions) {
    const { print } = edition.campaign;
    const leaflet = await make(print === 'none' ? [] : [leafletOrder(edition, print)]);
    const placard = await make(print === 'none' ? [] : [placardOrder(edition, print)]);
    const poster = await make(print === 'none' || !edition.isDayOfAction ? [] : [townsOrder(edition, print)]);
    const actions = await makeActions(edition);
    const pages = [edition.home, ...(edition.statement?.lang === edition.lang ? [edition.statement.address] : [])];
    for (const page of pages) byPage.set(page, [...poster, ...placard, ...leaflet, ...actions]);
    for (const event of edition.events.filter(({ lang }) => lang === edition.lang)) {
      const posters = await make(print === 'none' ? [] : [posterOrder(edition, event, print)]);
      const own = await makeActions(edition, event);
      byPage.set(event.address, [...posters, ...placard, ...leaflet, ...own]);
    }
  }
  return { byPage, problems };
}

function leafletOrder(edition: Edition, paper: Paper): Order {
  const source = edition.statement?.path ?? 'content/campaign.yml';
  const url = codeUrl(edition, undefined);
  const data = leafletData(edition);
  return {
    edition,
    template: 'print/leaflet',
    kinds: ['leaflet', 'pair'],
    paper,
    nameOf: sheetName,
    url,
    data,
    source,
  };
}

function placardOrder(edition: Edition, paper: Paper): Order {
  return { ...leafletOrder(edition, paper), template: 'print/placard', kinds: ['placard'] };
}

/** On a day of action no event's poster speaks for the campaign. */
function townsOrder(edition: Edition, paper: Paper): Order {
  return { ...leafletOrder(edition, paper), template: 'print/towns', kinds: ['poster'], ...townsPoster(edition) };
}

function posterOrder(edition: Edition, event: EditionEvent, paper: Paper): Order {
  const nameOf = (sheet: Sheet): string => `${event.slug}-${sheetName(sheet)}`;
  const source = event.translation?.path ?? event.path;
  const url = codeUrl(edition, event);
  return {
    edition,
    template: 'print/poster',
    kinds: ['poster'],
    paper,
    nameOf,
    url,
    data: posterData(event, edition),
    source,
  };
}

/** Letters and petitions in the edition's own words; they are there to be done, so they are made where no posters are wanted. */
export function actionOrders(edition: Edition, event: EditionEvent | undefined): Order[] {
  const { campaign, lang } = edition;
  const paper = campaign.print === 'none' ? 'a4' : campaign.print;
  return (event ?? edition).actions.flatMap((action): Order[] => {
    const { sheet: kind, text, name } = action;
    if (!kind || text?.lang !== lang) return [];
    const named = `${event ? `${event.slug}-` : ''}${name.replace(action.do, kind)}`;
    return [
      {
        edition,
        template: `print/${kind}`,
        kinds: [kind],
        paper,
        nameOf: (sheet) => sheetName(sheet).replace(kind, named),
        url: absolute(campaign, pageOfActions(edition, event)),
        data: actionSheetData(action, edition, event),
        source: event?.path ?? 'content/campaign.yml',
        action,
      },
    ];
  });
}

async function makeSheets(order: Order, tools: PrintTools, problems: Problem[]): Promise<PrintFile[]> {
  const { edition, kinds, paper, nameOf, source, action } = order;
  const data = await tools.drawable.without(order.data, source);
  const sheets = sheetsOf(paper).filter((each) => kinds.includes(each.kind));
  const made = await Promise.all(sheets.map((sheet) => makeSheet({ ...order, data }, sheet, tools)));
  const [long] = made.flatMap((each) => ('excess' in each ? each : []));
  if (long) {
    problems.push({ severity: 'warning', file: source, message: tooLong(kinds[0] ?? '', long) });
    return [];
  }
  return sheets.flatMap((sheet, index): PrintFile[] => {
    const sheetMade = made[index];
    const address = edition.at(`/print/${nameOf(sheet)}.pdf`);
    return sheetMade && 'pdf' in sheetMade ? [{ address, body: sheetMade.pdf, sheet, action }] : [];
  });
}

function tooLong(what: string, { name, excess }: FittedText): string {
  return `is too long for the ${what}: the ${name} needs ${Math.ceil(excess * 100)} % more room than there is, even at its smallest. Shorten it by about as much; until then there is no ${what}.`;
}

/** The sheet, or a text that is too long for it. */
async function makeSheet(
  { edition, template, url, data, land }: Order,
  sheet: Sheet,
  { typesetter, cache, pictureFor }: PrintTools,
): Promise<{ readonly pdf: Uint8Array } | FittedText> {
  const { logo: sign } = edition.campaign;
  const logo = sign && (await pictureFor(sign, { ...LOGO, isColour: sheet.isColour }));
  const pictures = givenPictures({ logo });
  const given = { ...sheetData(data, sheet), ...pictures.data };
  const key = `${template} ${url} ${typesetter.recipe} ${land} ${JSON.stringify(given)}`;
  const known = cache.get(key);
  if (known) return { pdf: known };
  const code = qrCodeSvg(url, await codeLetters(cache));
  const files = { 'code.svg': code, ...(land && { 'map.svg': land }), ...pictures.files };
  const { pdf, fitted } = await typesetter.pdf(template, { data: given, files });
  const tooLong = fitted.find(({ excess }) => excess > TOLERANCE);
  if (tooLong) return tooLong;
  cache.set(key, pdf);
  return { pdf };
}
