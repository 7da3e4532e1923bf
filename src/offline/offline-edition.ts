/** The offline edition: all of an edition in one HTML file that asks for nothing, to pass on where the net is cut. */
import { lookup } from 'mrmime';
import { absolute, actionsAddress, nameOf, offlineAddress, qrCodeAddress } from '../campaign/addresses.ts';
import { describePartialDate } from '../campaign/dates-in-words.ts';
import type { Edition, EditionOwnPage } from '../campaign/edition.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import { type Finishing, finishPage } from '../html/finish-page.ts';
import { fileOf } from '../text/url.ts';

/** Pictures are left out of a file that would be larger with them, octets; messengers refuse much more. */
const PICTURE_ROOM = 200_000;

/** As wide as a small screen needs a picture to be, px. */
const PICTURE_WIDTH = 640;

/** Renders a template of the search path. */
export type RenderTemplate = (name: string, data: object) => string;

/** The file of an edition; `files` are the site's own, of which it takes what it shows. */
export function offlineEdition(
  edition: Edition,
  files: ReadonlyMap<string, PublishedFile>,
  render: RenderTemplate,
  styles: Finishing['styles'],
): PublishedFile {
  const { campaign, lang, now, words, home } = edition;
  const own = <T extends { readonly lang: string }>(items: readonly T[]): T[] =>
    items.filter((item) => item.lang === lang);
  const [statement] = own(edition.statement ? [edition.statement] : []);
  const code = qrCodeAddress(home);
  const html = render('offline/offline.njk', {
    edition,
    statement,
    facts: own(edition.facts),
    updates: own(edition.updates),
    ownPages: own(edition.pages).map(withOwnAnchors),
    online: absolute(campaign, home),
    // Without pages to share by there are no codes.
    code: files.has(code) ? code : undefined,
    made: describePartialDate(now.toFormat('yyyy-MM-dd'), words),
  });
  const anchors = new Set([
    actionsAddress(home),
    ...[
      ...edition.events,
      ...(statement ? [statement] : []),
      ...own(edition.facts),
      ...own(edition.updates),
      ...own(edition.pages),
    ].map(({ address }) => address),
  ]);
  const link = (to: string): string => {
    if (anchors.has(to)) return `#${nameOf(to)}`;
    const file = files.get(fileOf(to));
    return file && isEmbedded(to) ? dataUrl(file) : absolute(campaign, to);
  };
  const light = lighter(html, edition, files);
  const address = offlineAddress(lang);
  const { html: body } = finishPage(light, address, { styles, basePath: '/', link, isAlone: true });
  return { address, body };
}

/** A page whose headings have names that no other page's have, now that all are in one file. */
function withOwnAnchors(page: EditionOwnPage): EditionOwnPage {
  const { prose, address } = page;
  const html = (prose.headings ?? []).reduce(
    (text, { id }) =>
      text
        .replaceAll(` id="${id}"`, ` id="${nameOf(address)}-${id}"`)
        .replaceAll(` href="#${encodeURI(id)}"`, ` href="#${nameOf(address)}-${encodeURI(id)}"`),
    prose.html,
  );
  return { ...page, prose: { ...prose, html } };
}

/** What goes into the file itself; anything else is an address on the net. */
function isEmbedded(address: string): boolean {
  return /^\/(qr|fonts|images)\/|\.ics$/.test(address);
}

/** Each picture in one small file, or as its description when all of them would be too much. */
function lighter(html: string, { campaign }: Edition, files: ReadonlyMap<string, PublishedFile>): string {
  const smallOf = (src: string): PublishedFile | undefined => {
    const webp = campaign.pictures
      .flatMap(({ variants }) => Object.values(variants))
      .find((own) => own.some(({ address }) => address === src))
      ?.filter(({ format }) => format === 'webp');
    const small = webp?.filter(({ width }) => width <= PICTURE_WIDTH).at(-1) ?? webp?.[0];
    return files.get(small?.address ?? src);
  };
  let room = PICTURE_ROOM;
  return html.replace(/<picture>[\s\S]*?<img ([^>]*)><\/picture>/g, (_, attributes: string) => {
    const [, src = ''] = /src="([^"]*)"/.exec(attributes) ?? [];
    const [, alt = ''] = /alt="([^"]*)"/.exec(attributes) ?? [];
    const [ground = ''] = /class="[^"]*" /.exec(attributes) ?? [];
    const small = smallOf(src);
    room -= small ? Buffer.byteLength(small.body) : room;
    return small && room >= 0 ? `<img ${ground}src="${small.address}" alt="${alt}">` : `<span>${alt}</span>`;
  });
}

function dataUrl({ address, body }: PublishedFile): string {
  const type = address.endsWith('.ics')
    ? 'text/calendar;charset=utf-8'
    : (lookup(address) ?? 'application/octet-stream');
  return `data:${type};base64,${Buffer.from(body).toString('base64')}`;
}
