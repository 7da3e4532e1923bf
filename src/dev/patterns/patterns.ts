/** The pattern pages: every part of the templates in every state, from the examples beside it. For eyes and for tests. */
import { resolve } from 'node:path';
import { DateTime } from 'luxon';
import { type Folders, PACKAGE_FOLDER } from '../../build/folders.ts';
import type { Campaign } from '../../campaign/model.ts';
import { formatProblem } from '../../campaign/problem.ts';
import type { Cache, PublishedFile } from '../../campaign/publication.ts';
import { drawingTools } from '../../eleventy/drawing-tools.ts';
import { makeSite } from '../../eleventy/make-site.ts';
import { PageView } from '../../eleventy/page-view.ts';
import { readStyles } from '../../eleventy/style-files.ts';
import { type Finishing, finishPage } from '../../html/finish-page.ts';
import { styleSheets } from '../../html/styles.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { drawnPatterns } from './drawn-patterns.ts';
import { type Example, readExamples } from './pattern-examples.ts';

/** Where the preview shows them; no build has them. */
export const PATTERNS_ADDRESS = '/patterns/';

/** The moment of the patterns' campaign, whose events are to come, today, under way and past by it. */
const NOW = '2026-05-01T11:30:00Z';

/** One example, finished as pages are. */
export interface Pattern {
  /** "event-details: cancelled" */
  readonly name: string;
  readonly address: string;
  readonly html: string;
}

/** A page for each example, with an index of all of them and the files that they need. */
export async function makePatterns(
  folders: Folders,
  cache: Cache,
): Promise<{ patterns: Pattern[]; files: PublishedFile[] }> {
  const stage = await setStage(folders, cache);
  const patterns = readExamples(folders).map((example) => makePattern(example, stage));
  const pages = patterns.map(({ address, html }) => ({ address, body: html }));
  const tools = await drawingTools(folders, cache);
  const drawn = await drawnPatterns(stage.views, `${PATTERNS_ADDRESS}drawn/`, tools);
  const index = { address: PATTERNS_ADDRESS, body: indexPage(patterns, drawn) };
  return { patterns, files: [index, ...pages, ...drawn, ...stage.files] };
}

/** All that an example is rendered with. */
interface Stage {
  readonly render: (markup: string, data: object) => string;
  readonly views: readonly PageView[];
  readonly finishing: Finishing;
  readonly files: readonly PublishedFile[];
}

/** The campaign of every state, made with a project's own templates. Throws what is wrong with these. */
async function setStage(folders: Folders, cache: Cache): Promise<Stage> {
  const site = await makeSite(resolve(PACKAGE_FOLDER, 'templates/patterns'), momentIn, {
    cache,
    project: folders.campaign,
    isPreview: true,
  });
  const { campaign, files = new Map<string, PublishedFile>(), publication, renderString } = site;
  const views = (publication?.views ?? []).filter((view) => view instanceof PageView);
  if (!campaign || !renderString) throw new Error(site.problems.map(formatProblem).join('\n'));
  return {
    render: renderString,
    views,
    finishing: {
      // The patterns' titles are in many languages, all on the original's pages.
      styles: styleSheets(readStyles(folders).styles, campaign.colours, displayFace(files)),
      basePath: '/',
    },
    files: [...files.values()].filter(({ address }) => /^\/(fonts|cards|qr)\//.test(address)),
  };
}

function momentIn({ zone }: Pick<Campaign, 'zone'>): DateTime<true> {
  const now = DateTime.fromISO(NOW, { zone });
  if (!now.isValid) throw new Error(`${NOW} is no moment`);
  return now;
}

/** The rules of the display face, as the first page has them. */
function displayFace(files: ReadonlyMap<string, PublishedFile>): string {
  const page = String(files.get('/index.html')?.body ?? '');
  return (page.match(/@font-face\{[^}]*\}/g) ?? []).join('').replaceAll('url(fonts/', 'url(/fonts/');
}

function makePattern(example: Example, { render, views, finishing }: Stage): Pattern {
  const { part, name, lang = 'en', markup, set = {} } = example;
  const address = addressOf(example);
  const own = views.find((view) => view.lang === lang && view.address === view.edition.at(address));
  const view = own ?? views.find((each) => each.address === address);
  if (!view) throw new Error(`the patterns have no page ${address}, which ${part} asks for`);
  const { item } = view;
  const context = { ...view.data, ...set, shared: view, event: item, fact: item, item, text: item };
  const body = render(markup ?? `{% include "parts/${part}/${part}.njk" %}`, context);
  // What stands on the page above the part.
  const [, level = '2'] = /<h([1-6])/.exec(body) ?? [];
  const heading = Array.from({ length: Number(level) - 1 }, (_, index) => {
    const tag = `h${index + 1}`;
    return `<${tag} class="visually-hidden">${escapeMarkup(name)}</${tag}>`;
  }).join('');
  const direction = new Intl.Locale(lang).maximize().script === 'Arab' ? 'rtl' : 'ltr';
  const isLandmark = /^\s*<(header class="masthead"|footer)/.test(body);
  const main = isLandmark ? `<main>${heading}</main>${body}` : `<main class="page stack">${heading}${body}</main>`;
  const place = `${PATTERNS_ADDRESS}${part}/${name.replaceAll(/\W+/g, '-')}-${lang}/`;
  const page = `<!doctype html><html lang="${lang}" dir="${direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content=""><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${part}: ${escapeMarkup(name)}</title><style></style></head><body>${main}</body></html>`;
  const { html } = finishPage(page, place, finishing);
  return { name: `${part}: ${name}${lang === 'en' ? '' : ` (${lang})`}`, address: place, html };
}

function addressOf({ event, fact, page }: Example): string {
  if (event) return `/events/${event}/`;
  return fact ? `/facts/${fact}/` : (page ?? '/');
}

/** For eyes: each example in a frame as wide as a phone and one as wide as a desk, then every card and sheet. */
function indexPage(
  patterns: readonly Pattern[],
  drawn: readonly { readonly name: string; readonly address: string }[],
): string {
  const frame = (address: string, width: number): string =>
    `<iframe src="${address}index.html" width="${width}" height="480" loading="lazy" title=""></iframe>`;
  const rows = patterns.map(
    ({ name, address }) =>
      `<h2><a href="${address}index.html">${escapeMarkup(name)}</a></h2><p>${frame(address, 360)} ${frame(address, 900)}</p>`,
  );
  const figures = drawn.map(
    ({ name, address }) =>
      `<figure style="display:inline-block;margin:8px"><a href="${address}"><img src="${address}" width="300" loading="lazy" alt="" style="border:1px solid"></a><figcaption>${escapeMarkup(name)}</figcaption></figure>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Patterns</title><body><h1>Every part in every state</h1>${rows.join('\n')}<h1 id="drawn">Every card in every shape, and every sheet</h1>${figures.join('\n')}</body></html>`;
}
