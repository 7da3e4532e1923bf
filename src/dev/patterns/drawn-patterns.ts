/** The pattern pages' pictures: a card of each layout and state in every shape, and every sheet, in each language. For designers. */
import type { Edition } from '../../campaign/edition.ts';
import type { EditionEvent } from '../../campaign/edition-event.ts';
import type { View } from '../../campaign/publication.ts';
import { type DrawnPicture, givenPictures } from '../../drawing/drawn-picture.ts';
import { codeLetters, qrCodeSvg } from '../../drawing/qr-code.ts';
import type { Given, Typesetter } from '../../drawing/typesetter.ts';
import { settingTemplates } from '../../eleventy/drawing.ts';
import type { DrawingTools } from '../../eleventy/drawing-tools.ts';
import { codeUrl, leafletData, posterData, sheetData } from '../../print/print-data.ts';
import { actionOrders } from '../../print/print-pack.ts';
import { sheetName, sheetsOf } from '../../print/sheets.ts';
import { CARD_LOGO, CARD_PICTURES, CARD_SHAPES, type CardShape, cardGiven } from '../../share/card.ts';

/** Wide enough to judge a sheet by, px. */
const SHEET_WIDTH = 600;

const SHAPES: readonly CardShape[] = ['wide', 'square', 'story'];

/** One picture to be. */
interface Drawing {
  /** "event cancelled ar story" */
  readonly name: string;
  readonly kind: 'card' | 'sheet';
  readonly template: string;
  readonly given: Given;
  readonly width: number;
}

/** A picture that is drawn when it is asked for: all of them together take half a minute. Throws ProblemError for a template's fault. */
export interface DrawnPattern extends Pick<Drawing, 'name' | 'kind'> {
  readonly address: string;
  readonly draw: () => Promise<Uint8Array>;
}

/** The pictures to be, and what each is of. */
export async function drawnPatterns(
  views: readonly View[],
  folder: string,
  { typesetter, drawable, cache, pictureFor }: DrawingTools,
): Promise<DrawnPattern[]> {
  if (!typesetter) return [];
  const editions = [...new Set(views.map(({ edition }) => edition))];
  const sign = editions[0]?.campaign.logo;
  const logo = sign && (await pictureFor(sign, CARD_LOGO));
  const drawings = [...(await cardDrawings(views, logo, pictureFor)), ...(await sheetDrawings(editions, cache, logo))];
  return drawings.map(({ name, kind, template, given, width }) => ({
    name,
    kind,
    address: `${folder}${name.replaceAll(' ', '-')}.png`,
    draw: () =>
      settingTemplates(async () => {
        const data = await drawable.without(given.data, '');
        return draw(typesetter, template, { ...given, data }, width, cache);
      }),
  }));
}

async function draw(
  typesetter: Typesetter,
  template: string,
  given: Given,
  width: number,
  cache: DrawingTools['cache'],
): Promise<Uint8Array> {
  const key = `pattern ${typesetter.recipe} ${template} ${width} ${JSON.stringify(given)}`;
  const known = cache.get(key);
  const body = known ?? (await typesetter.png(template, given, width));
  if (!known) cache.set(key, body);
  return body;
}

/** A page of each language, layout and state. */
async function cardDrawings(
  views: readonly View[],
  logo: DrawnPicture | undefined,
  pictureFor: DrawingTools['pictureFor'],
): Promise<Drawing[]> {
  const kindOf = ({ cardText, cardPicture, item, lang }: View): string =>
    [cardText.layout, item && 'state' in item ? item.state : '', cardPicture ? 'pictured' : '', lang]
      .filter(Boolean)
      .join(' ');
  const kinds = new Map(views.filter(({ listed }) => listed).map((view) => [kindOf(view), view]));
  const drawings = [...kinds].flatMap(([kind, { cardText: text, cardPicture, edition }]) =>
    SHAPES.map(async (shape): Promise<Drawing> => {
      const { campaign, lang, words } = edition;
      const picture = cardPicture && (await pictureFor(cardPicture, CARD_PICTURES[shape]));
      const own = { name: '', shape, text, colours: campaign.colours, lang, direction: words.direction };
      const order = { ...own, logo, picture };
      const given = cardGiven(order);
      const { width } = CARD_SHAPES[shape];
      return { name: `${kind} ${shape}`, kind: 'card', template: `cards/${text.layout}`, given, width };
    }),
  );
  return Promise.all(drawings);
}

/** Every sheet of the leaflet, of the placard, of the actions and of one event, and a poster of each other state. */
async function sheetDrawings(
  editions: readonly Edition[],
  cache: DrawingTools['cache'],
  logo: DrawnPicture | undefined,
): Promise<Drawing[]> {
  const pictures = givenPictures({ logo });
  const letters = await codeLetters(cache);
  return editions.flatMap((edition) => {
    const events = new Map(edition.events.map((event) => [event.state, event]));
    const of = (event: EditionEvent | undefined, state: string): Drawing[] =>
      sheetsOf('a4')
        .filter(({ kind }) => (event ? ['poster'] : ['leaflet', 'pair', 'placard']).includes(kind))
        .slice(0, state === '' || state === 'confirmed' ? undefined : 1)
        .map((sheet): Drawing => {
          const own = sheetData(event ? posterData(event, edition) : leafletData(edition), sheet);
          const data = { ...own, ...pictures.data };
          const code = qrCodeSvg(codeUrl(edition, event), letters);
          const name = [sheetName(sheet), state, edition.lang].filter(Boolean).join(' ');
          const template = `print/${sheet.kind === 'pair' ? 'leaflet' : sheet.kind}`;
          return {
            name,
            kind: 'sheet',
            template,
            given: { data, files: { 'code.svg': code, ...pictures.files } },
            width: SHEET_WIDTH,
          };
        });
    const actions = actionOrders(edition, undefined).flatMap(({ template, kinds, data, url }) =>
      sheetsOf('a4')
        .filter(({ kind }) => kinds.includes(kind))
        .map((sheet): Drawing => {
          const given = { data: sheetData(data, sheet), files: { 'code.svg': qrCodeSvg(url, letters) } };
          return { name: `${sheetName(sheet)} ${edition.lang}`, kind: 'sheet', template, given, width: SHEET_WIDTH };
        }),
    );
    return [...[...events].flatMap(([state, event]) => of(event, state)), ...of(undefined, ''), ...actions];
  });
}
