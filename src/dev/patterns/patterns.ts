/** The pattern pages: every part of the templates in every state, from the examples beside it. For eyes and for tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { stringify } from 'yaml';
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
import { type DrawnPattern, drawnPatterns } from './drawn-patterns.ts';
import { type Example, readParts } from './pattern-examples.ts';
import { PATTERNS_ADDRESS, patternPages, SCHEMES } from './pattern-pages.ts';

/** The campaign of every state. */
const CAMPAIGN = join(PACKAGE_FOLDER, 'templates', 'patterns');

/** The moment of that campaign, whose events are to come, today, under way and past by it. */
const NOW = '2026-05-01T11:30:00Z';

/** One example, finished as pages are. */
export interface Pattern {
  /** "event-details: cancelled" */
  readonly name: string;
  readonly part: string;
  readonly address: string;
  readonly html: string;
}

/** What a project's patterns have of its campaign. */
export type Look = Pick<Campaign, 'colours' | 'style'>;

/** Each example, and the files that show it: an index, a page a part, each example light and dark; and what is drawn when it is asked for. */
export async function makePatterns(
  folders: Folders,
  cache: Cache,
  look?: Look,
): Promise<{ patterns: Pattern[]; files: PublishedFile[]; drawn: DrawnPattern[] }> {
  const stage = await setStage(folders, cache, look);
  const parts = readParts(folders);
  const shown = parts.flatMap(({ examples }) => examples.map((example) => patternOf(example, stage)));
  const framed = shown.flatMap(({ address, html }) =>
    SCHEMES.map((scheme) => ({ address: `${address}${scheme}/`, html, finishing: inScheme(stage.finishing, scheme) })),
  );
  const drawn = await drawnPatterns(stage.views, `${PATTERNS_ADDRESS}drawn/`, await drawingTools(folders, cache));
  const pages = patternPages(parts, shown, drawn).map((page) => ({ ...page, finishing: stage.finishing }));
  const files = [...framed, ...pages].map(({ address, html, finishing }) => ({
    address,
    body: finishPage(html, address, finishing).html,
  }));
  const patterns = shown.map((each) => ({ ...each, html: finishPage(each.html, each.address, stage.finishing).html }));
  return { patterns, files: [...files, ...stage.files], drawn };
}

/** All that an example is rendered with. */
interface Stage {
  readonly render: (markup: string, data: object) => string;
  readonly views: readonly PageView[];
  readonly finishing: Finishing;
  readonly files: readonly PublishedFile[];
}

/** The campaign of every state, with a project's own templates and look. Throws what is wrong with these. */
async function setStage(folders: Folders, cache: Cache, look: Look | undefined): Promise<Stage> {
  const own =
    readFileSync(join(CAMPAIGN, 'content/campaign.yml'), 'utf8') +
    (look ? stringify({ colours: look.colours, style: look.style }) : '');
  const site = await makeSite(CAMPAIGN, momentIn, {
    cache,
    project: folders.campaign,
    drafts: new Map([['content/campaign.yml', own]]),
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
    files: [...files.values()].filter(({ address }) => /^\/(fonts|cards|qr|pictures)\//.test(address)),
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

/** Styles of one scheme, whichever the reader has. */
function inScheme(finishing: Finishing, scheme: (typeof SCHEMES)[number]): Finishing {
  const query = scheme === 'dark' ? '(min-width:0)' : '(max-width:0)';
  return {
    ...finishing,
    styles: (classes) =>
      finishing
        .styles(classes)
        .replaceAll('(prefers-color-scheme:dark)', query)
        .replaceAll('color-scheme:light dark', `color-scheme:${scheme}`),
  };
}

/** An example's page, not finished yet. */
function patternOf(example: Example, { render, views }: Stage): Pattern {
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
  return {
    name: `${part}: ${name}${lang === 'en' ? '' : ` (${lang})`}`,
    part,
    address: `${PATTERNS_ADDRESS}${part}/${name.replaceAll(/\W+/g, '-')}-${lang}/`,
    html: `<!doctype html><html lang="${lang}" dir="${direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content=""><meta name="viewport" content="width=device-width, initial-scale=1"><title>${part}: ${escapeMarkup(name)}</title><style></style></head><body>${main}</body></html>`,
  };
}

function addressOf({ event, fact, page }: Example): string {
  if (event) return `/events/${event}/`;
  return fact ? `/facts/${fact}/` : (page ?? '/');
}
