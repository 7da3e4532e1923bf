/** The pattern pages: every part of the templates in every state, from the examples beside it. For eyes and for tests. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DateTime } from 'luxon';
import type nunjucks from 'nunjucks';
import { editionOf } from '../../campaign/edition.ts';
import { loadCampaign } from '../../content/reading/load.ts';
import type { Campaign } from '../../campaign/model.ts';
import { formatProblem } from '../../campaign/problem.ts';
import type { Cache, PublishedFile } from '../../campaign/publication.ts';
import { type Finishing, finishPage } from '../../html/finish-page.ts';
import { styleSheets } from '../../html/styles.ts';
import { CARD_FONTS } from '../../drawing/fonts.ts';
import { drawCards } from '../../share/cards.ts';
import { displayFonts } from '../../html/display-font.ts';
import { qrCodes } from '../../share/qr-code.ts';
import { SHARE_TARGETS } from '../../share/targets.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Folders, PACKAGE_FOLDER, readPublicFiles } from '../../build/folders.ts';
import { nunjucksEnvironment, textFiller } from '../../eleventy/nunjucks.ts';
import { readPageTemplates } from '../../eleventy/page-templates.ts';
import { type Example, readExamples } from './pattern-examples.ts';
import { readStyles } from '../../eleventy/style-files.ts';
import { type TemplateView, templateViews } from '../../eleventy/template-views.ts';
import { viewsOf } from '../../eleventy/views.ts';

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
  const campaign = await loadPatternCampaign(folders);
  const stage = await setStage(campaign, folders, cache);
  const patterns: Pattern[] = [];
  for (const example of readExamples(folders)) patterns.push(await makePattern(example, stage));
  const pages = patterns.map(({ address, html }) => ({ address, body: html }));
  const index = { address: PATTERNS_ADDRESS, body: indexPage(patterns) };
  return { patterns, files: [index, ...pages, ...stage.files] };
}

async function loadPatternCampaign({ templates }: Folders): Promise<Campaign> {
  const { campaign, problems } = await loadCampaign({
    campaignFolder: resolve(PACKAGE_FOLDER, 'templates/patterns'),
    templateFolders: templates,
    fixedAddresses: ['/facts/'],
    shareTargets: SHARE_TARGETS.map(({ id }) => id),
  });
  if (!campaign) throw new Error(problems.map(formatProblem).join('\n'));
  return campaign;
}

/** All that an example is rendered with. */
interface Stage {
  readonly environment: nunjucks.Environment;
  readonly views: readonly TemplateView[];
  readonly finishing: Finishing;
  readonly files: readonly PublishedFile[];
}

async function setStage(campaign: Campaign, folders: Folders, cache: Cache): Promise<Stage> {
  const now = DateTime.fromISO(NOW, { zone: campaign.zone });
  if (!now.isValid) throw new Error(`${NOW} is no moment`);
  const editions = campaign.languages.map((lang) => editionOf(campaign, lang, now));
  const views = viewsOf(readPageTemplates(folders).templates, editions, textFiller(folders.templates));
  const { cards } = await drawCards(views, cache);
  // The patterns' titles are in many languages, all on the original's pages.
  const font = (await displayFonts(views, readFileSync(CARD_FONTS.black.files[0]), cache)).get(
    campaign.languages[0],
  );
  if (!font) throw new Error('the patterns have no page');
  const { files: publicFiles } = readPublicFiles(folders.public);
  return {
    environment: nunjucksEnvironment(folders.templates, 'markup'),
    views: templateViews(views, cards),
    finishing: {
      styles: styleSheets(readStyles(folders).styles, campaign.colours, font.css),
      basePath: '/',
    },
    files: [
      font.file,
      ...[...cards.values()].flat().map(({ address, bytes }) => ({ address, body: bytes })),
      ...qrCodes({ campaign, editions, views, publicFiles, cache }),
    ],
  };
}

async function makePattern(example: Example, { environment, views, finishing }: Stage): Promise<Pattern> {
  const { part, name, lang = 'en', markup, set = {} } = example;
  const address = addressOf(example);
  const own = views.find((view) => view.lang === lang && view.address === view.edition.at(address));
  const view = own ?? views.find((each) => each.address === address);
  if (!view) throw new Error(`the patterns have no page ${address}, which ${part} asks for`);
  const { edition, item } = view;
  const context = { ...set, view, edition, page: view, event: item, fact: item, item, text: item };
  const body = environment.renderString(markup ?? `{% include "parts/${part}.njk" %}`, context);
  // What stands on the page above the part.
  const [, level = '2'] = /<h([1-6])/.exec(body) ?? [];
  const heading = Array.from({ length: Number(level) - 1 }, (_, index) => {
    const tag = `h${index + 1}`;
    return `<${tag} class="visually-hidden">${escapeMarkup(name)}</${tag}>`;
  }).join('');
  const direction = new Intl.Locale(lang).maximize().script === 'Arab' ? 'rtl' : 'ltr';
  const isLandmark = /^\s*<(header class="masthead"|footer)/.test(body);
  const main = isLandmark
    ? `<main>${heading}</main>${body}`
    : `<main class="page stack">${heading}${body}</main>`;
  const place = `${PATTERNS_ADDRESS}${part}/${name.replaceAll(/\W+/g, '-')}-${lang}/`;
  const page = `<!doctype html><html lang="${lang}" dir="${direction}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content=""><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${part}: ${escapeMarkup(name)}</title><style></style></head><body>${main}</body></html>`;
  const { html } = await finishPage(page, place, finishing);
  return { name: `${part}: ${name}${lang === 'en' ? '' : ` (${lang})`}`, address: place, html };
}

function addressOf({ event, fact, page }: Example): string {
  if (event) return `/events/${event}/`;
  return fact ? `/facts/${fact}/` : (page ?? '/');
}

/** For eyes: each example in a frame as wide as a phone and one as wide as a desk. */
function indexPage(patterns: readonly Pattern[]): string {
  const frame = (address: string, width: number): string =>
    `<iframe src="${address}index.html" width="${width}" height="480" loading="lazy" title=""></iframe>`;
  const rows = patterns.map(
    ({ name, address }) =>
      `<h2><a href="${address}index.html">${escapeMarkup(name)}</a></h2><p>${frame(address, 360)} ${frame(address, 900)}</p>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Patterns</title><body><h1>Every part in every state</h1>${rows.join('\n')}</body></html>`;
}
