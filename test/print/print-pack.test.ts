/** The print pack: every sheet at its size, with its words as words, in every script, and never one that is cut off. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { DateTime } from 'luxon';
import { getDocumentProxy } from 'unpdf';
import { NO_CACHE } from '../../src/build/disk-cache.ts';
import { editionOf } from '../../src/campaign/edition.ts';
import { PAPERS } from '../../src/campaign/model.ts';
import { drawingTools } from '../../src/eleventy/drawing-tools.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { printPack } from '../../src/print/print-pack.ts';
import { type Paper, sheetName, sheetsOf } from '../../src/print/sheets.ts';
import { FIXTURES, miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const MM = 72 / 25.4;

interface ReadPdf {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly text: string }[];
  readonly title: string;
  readonly isTagged: boolean;
  readonly lang: string;
}

describe('the print pack of the campaign', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(ROOT, '2011-12-18');
  });

  it('has a poster in four sheets, a leaflet in four and a placard in two, which the pages to share by offer', async () => {
    const prints = [...(site.files?.keys() ?? [])].filter((name) => name.startsWith('/print/')).sort();
    assert.deepEqual(prints, [
      '/print/leaflet-a5-black.pdf',
      '/print/leaflet-a5-bleed.pdf',
      '/print/london-poster-a3-black.pdf',
      '/print/london-poster-a3-bleed.pdf',
      '/print/london-poster-a4-black.pdf',
      '/print/london-poster-a4.pdf',
      '/print/pair-a4-black.pdf',
      '/print/pair-a4.pdf',
      '/print/placard-a3-black.pdf',
      '/print/placard-a3.pdf',
    ]);
    const offered = textOf(site, '/events/london/share/index.html');
    for (const name of prints) assert.ok(offered.includes(`href="../../..${name}"`), name);
    assert.match(
      textOf(site, '/share/index.html'),
      /href="\.\.\/print\/leaflet-a5-bleed\.pdf" download(="")?>Leaflet, A5, two sides, in colour, with 3 mm of bleed</,
    );
  });

  it('sets a quotation in the statement', async () => {
    const campaign = miniCampaign();
    const file = join(campaign, 'content/campaign.yml');
    writeFiles(campaign, {
      'content/campaign.yml': readFileSync(file, 'utf8').replace('print: none', 'print: a4'),
      'content/statement.md': '---\ntitle: We say no\n---\n\n> A warm room that asks nothing of you.\n',
    });
    const quoted = await siteAsOf(campaign, '2026-04-10');
    assert.ok(quoted.files, JSON.stringify(quoted.problems));
    const leaflet = await pdf(quoted, '/print/leaflet-a5-black.pdf');
    assert.match(leaflet.pages.map(({ text }) => text).join(' '), /A warm room that asks nothing of you/);
  });

  it('sets every sheet at its size, tagged, with its title and language, and words that can be searched', async () => {
    const poster = await pdf(site, '/print/london-poster-a4.pdf');
    assert.deepEqual(sizes(poster), [[210, 297]]);
    assert.deepEqual(
      [poster.title, poster.isTagged, poster.lang],
      ['Protest at the Kazakh-British Chamber of Commerce', true, 'en'],
    );
    for (const words of [
      '21',
      'Wednesday',
      'December',
      '2011',
      '12 noon',
      'Stop police violence',
      'On Friday 16 December, the security forces',
      'Protest at the Kazakh-British Chamber of Commerce',
      '62 South Audley Street, Mayfair, London',
      'strike-solidarity.example/events/london',
      'As of 18 December 2011',
    ])
      assert.ok(poster.pages[0]?.text.replaceAll('- ', '-').includes(words), `${words} in ${poster.pages[0]?.text}`);
    assert.deepEqual(sizes(await pdf(site, '/print/london-poster-a3-bleed.pdf')), [[303, 426]]);
    assert.deepEqual(sizes(await pdf(site, '/print/leaflet-a5-bleed.pdf')), [
      [154, 216],
      [154, 216],
    ]);
    assert.deepEqual(sizes(await pdf(site, '/print/pair-a4-black.pdf')), [
      [297, 210],
      [297, 210],
    ]);
  });

  it('has the whole statement on the leaflet, to the letter, with its note, and every fact', async () => {
    const { pages } = await pdf(site, '/print/leaflet-a5-black.pdf');
    const letters = (text: string): string => text.replace(/[\s\u00ad‐-]+/g, '');
    const side = letters(pages[1]?.text ?? '');
    for (const words of [
      'the protests continued on 18 November [sic].1 There were further clashes',
      'Kazakh oil workers’ communities – we are with you!',
      'Editor’s note: the words stand as they were published.',
      'The oil produced in Kazakhstan is traded in London offices',
      'Chtodelat News, December 2011',
    ])
      assert.ok(side.includes(letters(words)), words);
  });

  it('is the same bytes every time, on any day', async () => {
    const { campaign, folders } = await loadSite(ROOT);
    assert.ok(campaign);
    const now = DateTime.fromISO('2011-12-20', { zone: campaign.zone });
    const { typesetter, ...tools } = await drawingTools(folders, NO_CACHE);
    assert.ok(now.isValid && typesetter);
    const { byPage } = await printPack([editionOf(campaign, 'en', now)], { ...tools, typesetter });
    const sheets = [...new Set([...byPage.values()].flat())];
    assert.equal(sheets.length, 10);
    // Those of the site were set two days before, and maybe by another process.
    for (const { address, body } of sheets)
      assert.deepEqual(Buffer.from(site.files?.get(address)?.body ?? ''), Buffer.from(body), address);
  });
});

describe('the print pack', () => {
  it('is set in Russian, Kazakh and Arabic, with the words of each', async () => {
    const library = await siteAsOf(join(ROOT, 'examples/library'), '2026-05-01');
    const russian = await pdf(library, '/ru/print/vigil-poster-a4.pdf');
    assert.match(
      russian.pages[0]?.text ?? '',
      /Суббота[\s\S]*Новое время[\s\S]*Ночь чтения[\s\S]*Library of the valley[\s\S]*улица Абая/,
    );
    assert.match(
      (await pdf(library, '/kk/print/vigil-poster-a4.pdf')).pages[0]?.text ?? '',
      /Оқу түні[\s\S]*Аңғар кітапханасы/,
    );
    const arabic = await siteAsOf(join(FIXTURES, 'right-to-left'), '2026-05-01');
    const poster = await pdf(arabic, '/print/vigil-poster-a4.pdf');
    assert.equal(poster.lang, 'ar');
    assert.match(poster.pages[0]?.text ?? '', /12 Abai Street/);
  });

  it('sets numbers, rows, notes and addresses of links, and nothing that is struck out', async () => {
    const campaign = miniCampaign(join(FIXTURES, 'words/every-kind-of-block'));
    const file = join(campaign, 'content/campaign.yml');
    writeFiles(campaign, { 'content/campaign.yml': readFileSync(file, 'utf8').replace('print: none', 'print: a4') });
    const site = await siteAsOf(campaign, '2031-02-10');
    const words = (text = ''): string => text.replace(/[^\p{L}\p{N}.@/+()|]+/gu, '');
    const leaflet = words((await pdf(site, '/print/leaflet-a5-black.pdf')).pages[1]?.text);
    const poster = words((await pdf(site, '/print/vigil-poster-a4-black.pdf')).pages[0]?.text);
    for (const said of [
      '1. First 2. Second inner 4. Fourth And: 1. one 2. two',
      'Time | What 18:30 | Vigil as it stands',
      'Write to us (us@library.example), https://other.example/x, other.example/y,',
      'the facts (library.example/facts) or call (+442079460000).',
      'A note (other.example/note). And more.',
    ]) {
      assert.ok(leaflet.includes(words(said)), `${said} in ${leaflet}`);
      assert.ok(poster.includes(words(said)), `${said} in ${poster}`);
    }
    assert.doesNotMatch(leaflet + poster, /eight|Allofit/);
  });

  it('calls nobody to an event that is over, on the leaflet', async () => {
    const leafletAsOf = async (day: string): Promise<string> =>
      (await pdf(await siteAsOf(printing('a4'), day), '/print/leaflet-a5-black.pdf')).pages[0]?.text ?? '';
    assert.match(await leafletAsOf('2026-04-10'), /Vigil/);
    assert.doesNotMatch(await leafletAsOf('2027-04-10'), /Vigil/);
  });

  it('keeps words apart that are pasted with a tab between them', async () => {
    const campaign = printing('a4');
    writeFiles(campaign, {
      'content/statement.md': '---\ntitle: The statement\n---\n\nThe site\thas been offered.\n',
      'content/facts/02-flats.md': '---\nclaim: "For\t46 flats"\nsources: [{ title: A report }]\n---\n\nIt has.\n',
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    const text = (await pdf(site, '/print/leaflet-a5-black.pdf')).pages.map((page) => page.text).join(' ');
    assert.match(text, /site has been offered/);
    assert.match(text, /For 46 flats/);
  });

  it('leaves out what is too long for its room, and says by how much', async () => {
    const campaign = printing('a4');
    const sentence = 'The council means to close the only library of the valley in June, and we say no to that. ';
    writeFiles(campaign, {
      'content/statement.md': `---\ntitle: Open the library\n---\n\n${`${sentence.repeat(8)}\n\n`.repeat(16)}`,
    });
    const { files, problems } = await siteAsOf(campaign, '2026-04-10');
    assert.equal(problems.length, 1);
    assert.match(
      problems[0]?.message ?? '',
      /^is too long for the leaflet: the statement needs \d+ % more room than there is, even at its smallest\./,
    );
    assert.deepEqual(printsOf(files), [
      '/print/placard-a3-black.pdf',
      '/print/placard-a3.pdf',
      '/print/vigil-poster-a3-black.pdf',
      '/print/vigil-poster-a3-bleed.pdf',
      '/print/vigil-poster-a4-black.pdf',
      '/print/vigil-poster-a4.pdf',
    ]);
  });

  it('leaves out a character that no font has, and says so once a file', async () => {
    const campaign = printing('a4');
    writeFiles(campaign, {
      'content/statement.md': `---\ntitle: Open the library ✊\n---\n\n${'We say no to that. '.repeat(20)} 漢字 🔥 and 字 again\n`,
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(
      site.problems.map(({ severity, file, place }) => [severity, file, place?.line]),
      [['warning', 'content/statement.md', 5]],
    );
    assert.match(site.problems[0]?.message ?? '', /^has “字” \(U\+5B57\), “漢” \(U\+6F22\), which no font has/);
    const { pages } = await pdf(site, '/print/leaflet-a5-black.pdf');
    assert.match(pages[1]?.text ?? '', /no to that\. 🔥 and again/);
    assert.match(textOf(site, '/statement/index.html'), /漢字 🔥 and 字 again/);
  });

  it('takes what authors write for words, never for instructions', async () => {
    const campaign = printing('letter');
    const hostile = '#panic("x") $1/0$ ] } \\ #read("/etc/passwd") @label <x> *b* _i_ `c` // /* = - + ~ \' "';
    writeFiles(campaign, {
      'content/statement.md': `---\ntitle: ${JSON.stringify(hostile)}\n---\n\n${hostile.replaceAll(/[<`*_\\]/g, '')}\n`,
      'content/facts/readers.md': `---\nclaim: ${JSON.stringify(hostile)}\nsources: [{ title: x }]\n---\n`,
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    const { pages } = await pdf(site, '/print/leaflet-half-letter-black.pdf');
    const text = (pages[1]?.text ?? '').replace(/\s+/g, '');
    assert.ok(text.includes(hostile.replace(/\s+/g, '')), text);
    assert.deepEqual(sizes(await pdf(site, '/print/vigil-poster-letter.pdf')), [[216, 279]]);
  });

  it('tells of a template of the campaign’s own that cannot be set, and builds nothing', async () => {
    const campaign = printing('a4');
    writeFiles(campaign, {
      'templates/print/poster.typ': '#import "handbill.typ": *\n#nothing-of-this-name\n',
    });
    const { files, problems } = await siteAsOf(campaign, '2026-04-10');
    assert.equal(files, undefined);
    assert.deepEqual(
      problems.map(({ file, place }) => [file, place?.line]),
      [['templates/print/poster.typ', 2]],
    );
    assert.match(
      problems[0]?.message ?? '',
      /^cannot be set: unknown variable: nothing-of-this-name[\s\S]* Correct it, or remove it/,
    );
  });

  it('is left out where nobody wants it', async () => {
    assert.deepEqual(printsOf((await siteAsOf(printing('none'), '2026-04-10')).files), []);
  });

  it('has sheets of one name each, in every paper', () => {
    for (const paper of PAPERS) {
      const names = sheetsOf(paper).map(sheetName);
      assert.equal(new Set(names).size, names.length);
    }
  });
});

function printing(paper: Paper | 'none'): string {
  const campaign = miniCampaign();
  writeFiles(campaign, {
    'content/campaign.yml': `title: Open the library\nsummary: The only library of the valley is to be closed.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en]\nprint: ${paper}\n`,
  });
  return campaign;
}

function printsOf(files: Site['files']): string[] {
  return [...(files?.keys() ?? [])].filter((name) => name.includes('/print/')).sort();
}

/** Whole mm. */
function sizes({ pages }: ReadPdf): [number, number][] {
  return pages.map(({ width, height }) => [Math.round(width / MM), Math.round(height / MM)]);
}

async function pdf(site: Site, address: string): Promise<ReadPdf> {
  const body = site.files?.get(address)?.body;
  assert.ok(body instanceof Uint8Array, `${address}: ${JSON.stringify(site.problems)}`);
  const document = await getDocumentProxy(new Uint8Array(body));
  const { info } = await document.getMetadata();
  const mark = await document.getMarkInfo();
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    pages.push({ width, height, text: text.replace(/\s+/g, ' ') });
  }
  const { Title = '', Language = '' } = { Title: '', Language: '', ...info };
  return { pages, title: Title, isTagged: mark?.Marked === true, lang: Language };
}
