/** A campaign's own fonts, sign and card template: what docs/languages.md and docs/design.md say, done. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { convert } from 'fontverter';
import { getDocumentProxy } from 'unpdf';
import { formatProblem } from '../../src/campaign/problem.ts';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { FIXTURES, miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const require = createRequire(import.meta.url);

function fontFile(path: string): Uint8Array {
  return readFileSync(require.resolve(`@expo-google-fonts/${path}`));
}

const HEBREW = 'שלום לכולם';

describe('a campaign’s own fonts', () => {
  it('draw another script on cards, sheets and pages, once their files are there', async () => {
    const campaign = printing();
    writeFiles(campaign, {
      'content/events/vigil.md': event(HEBREW),
      'content/fonts/hebrew-black.ttf': fontFile('noto-sans-hebrew/900Black/NotoSansHebrew_900Black.ttf'),
      'content/fonts/hebrew-regular.ttf': fontFile('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
      'content/fonts/OFL.txt': 'The licence',
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(site.problems, []);
    assert.match(await pdfText(site, '/print/vigil-poster-a4.pdf'), /[שלוםכ]{3}/);
    const faces = facesOf(site);
    assert.equal(faces.filter((face) => /Handbill Display[^}]*url\(/.test(face)).length, 2);
    assert.ok(
      faces.some((face) => /unicode-range:[^}]*U\+5DB/i.test(face)),
      faces.join('\n'),
    );
    assert.equal(fontsOf(site).length, 2);
  });

  it('draw a script without spaces, whose lines end without a hyphen', async () => {
    const campaign = printing();
    const sentence = 'ห้องสมุดแห่งเดียวในหุบเขากำลังจะถูกปิด นำหนังสือ โคมไฟ และเพื่อนบ้านมาด้วย ';
    writeFiles(campaign, {
      'content/statement.md': `---\ntitle: เปิดห้องสมุดไว้\n---\n\n${sentence.repeat(6)}\n`,
      'content/fonts/thai-black.ttf': fontFile('noto-sans-thai/900Black/NotoSansThai_900Black.ttf'),
      'content/fonts/thai-regular.ttf': fontFile('noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf'),
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    const text = await pdfText(site, '/print/leaflet-a5-black.pdf', 2);
    assert.match(text, /\p{Script=Thai}{9}/u);
    assert.doesNotMatch(text, /\p{Script=Thai}[-\u00ad\u2010]/u);
  });

  it('are missed with one warning a file, and nothing stops', async () => {
    const campaign = printing();
    writeFiles(campaign, { 'content/events/vigil.md': event(HEBREW) });
    const { files, problems } = await siteAsOf(campaign, '2026-04-10');
    assert.ok(files);
    assert.deepEqual(
      problems.map(({ severity, file }) => [severity, file]),
      [['warning', 'content/events/vigil.md']],
    );
  });

  it('take the place of ours for titles and for texts, in all of four, with a stand-in of the same width', async () => {
    const campaign = printing();
    const plain = await siteAsOf(campaign, '2026-04-10');
    writeFiles(campaign, {
      'content/fonts/display.woff2': await convert(Buffer.from(fontFile('oswald/700Bold/Oswald_700Bold.ttf')), 'woff2'),
      'content/fonts/text.ttf': fontFile('arimo/400Regular/Arimo_400Regular.ttf'),
      'content/fonts/text-bold.ttf': fontFile('arimo/700Bold/Arimo_700Bold.ttf'),
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(site.problems, []);
    const faces = facesOf(site).filter((face) => face.includes('url('));
    assert.deepEqual(
      faces.map((face) => /font-family:([^;]*);/.exec(face)?.[1]),
      ['Handbill Display', 'Handbill Text', 'Handbill Text'],
    );
    // Arimo is as wide as Arial, by design.
    assert.match(facesOf(site).join(''), /Handbill Text Fallback[^}]*size-adjust:100%/);
    const [before, after] = [plain, site].map((each) =>
      [...(each.files?.keys() ?? [])].filter((name) => name.startsWith('/cards/')),
    );
    assert.equal(after?.length, before?.length);
    assert.ok(after?.every((name) => !before?.includes(name)));
    assert.notDeepEqual(
      plain.files?.get('/print/vigil-poster-a4.pdf')?.body,
      site.files?.get('/print/vigil-poster-a4.pdf')?.body,
    );
  });

  it('are read or refused, however they are damaged', async () => {
    const whole = fontFile('noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf');
    for (const tag of ['cmap', 'post', 'name', 'OS/2', 'head', 'maxp']) {
      const campaign = miniCampaign();
      const record = Buffer.from(whole).indexOf(tag, 0, 'latin1');
      const offset = Buffer.from(whole).readUInt32BE(record + 8);
      for (const [index, byte] of [0x7f, 0xff, 0x00, 0x80].entries()) {
        const damaged = Buffer.from(whole);
        for (let at = offset + 4; at < offset + 200; at += 1 + index) damaged[at] = byte;
        writeFiles(campaign, { [`content/fonts/damaged-${index}.ttf`]: damaged });
      }
      const { problems, files } = await siteAsOf(campaign, '2026-04-10');
      assert.ok(files || problems.every(({ message }) => /^is not a font that can be read/.test(message)), tag);
    }
  });

  it('are named where their letters are damaged, which shows only when they are cut down for pages', async () => {
    const campaign = miniCampaign();
    const damaged = Buffer.from(fontFile('oswald/700Bold/Oswald_700Bold.ttf'));
    for (const tag of ['glyf', 'loca', 'hmtx']) {
      const offset = damaged.readUInt32BE(damaged.indexOf(tag, 0, 'latin1') + 8);
      damaged.fill(0xff, offset, offset + 2000);
    }
    writeFiles(campaign, { 'content/fonts/display.ttf': damaged });
    const { problems } = await siteAsOf(campaign, '2026-04-10');
    assert.match(
      problems.map(formatProblem).join('\n'),
      /^content\/fonts\/display\.ttf {2}is (a font in which something is damaged|not a font that can be read)\. /,
    );
  });

  it('are an error where a file is none', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'content/fonts/display.ttf': 'no font' });
    const { problems } = await siteAsOf(campaign, '2026-04-10');
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.file, 'content/fonts/display.ttf');
    assert.match(problems[0]?.message ?? '', /^is not a font that can be read\. Save it as/);
  });
});

describe('a campaign’s own card template', () => {
  it('takes the place of ours, with what ours have, beside the campaign’s sign', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'content/campaign.yml': `${readFileSync(join(campaign, 'content/campaign.yml'), 'utf8')}logo: images/logo.png\n`,
      'content/images/logo.png': await sharp({ create: { width: 80, height: 40, channels: 3, background: '#00f' } })
        .png()
        .toBuffer(),
      'templates/cards/event.typ':
        '#import "card.typ": *\n#show: setup.with(background: rgb("#00ff00"))\n#words(card.headline, ..column, y: 60pt, h: 400pt)\n#foot(column.x, column.w)\n',
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.ok(site.files, JSON.stringify(site.problems));
    const address = [...site.files.keys()].find((name) => /^\/cards\/events-vigil-\w{10}\.png$/.test(name)) ?? '';
    const body = site.files.get(address)?.body;
    assert.ok(body instanceof Uint8Array, address);
    const data = await sharp(body).removeAlpha().raw().toBuffer();
    assert.equal(data.subarray(0, 3).toString('hex'), '00ff00');
    assert.ok(data.includes(Buffer.from('0000ff'.repeat(9), 'hex')));
  });

  it('may ask for no package, which would be fetched', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'templates/cards/event.typ': '#import "card.typ": *\n#import "@preview/cetz:0.3.0"\n' });
    const { files, problems } = await siteAsOf(campaign, '2026-04-10');
    assert.equal(files, undefined);
    assert.deepEqual(
      problems.map(({ file, place }) => [file, place?.line]),
      [['templates/cards/event.typ', 2]],
    );
  });

  it('can read no file, whichever way it asks', async () => {
    for (const path of ['/etc/hostname', '../../../../etc/hostname', '/content/statement.md', '/package.json']) {
      const campaign = miniCampaign();
      writeFiles(campaign, { 'templates/cards/event.typ': `#import "card.typ": *\n#read("${path}")\n` });
      const { files, problems } = await siteAsOf(campaign, '2026-04-10');
      assert.equal(files, undefined, path);
      assert.match(problems[0]?.message ?? '', /not found|access denied/, path);
    }
  });
});

describe('words that organisers really wrote', () => {
  it('build with an emoji among the first of them, as ours have it', async () => {
    const site = await siteAsOf(join(FIXTURES, 'emoji-in-first-words'), '2031-02-10');
    assert.ok(site.files);
    assert.deepEqual(site.problems, []);
  });

  it('stay on the leaflet, be they an address of a hundred letters', async () => {
    const site = await siteAsOf(join(FIXTURES, 'long-word-on-leaflet'), '2031-02-10');
    const body = site.files?.get('/print/leaflet-a5-black.pdf')?.body;
    assert.ok(body instanceof Uint8Array, JSON.stringify(site.problems));
    const document = await getDocumentProxy(new Uint8Array(body));
    const page = await document.getPage(2);
    const { items } = await page.getTextContent();
    const { width } = page.getViewport({ scale: 1 });
    const ends = items.map((item) => ('str' in item ? item.transform[4] + item.width : 0));
    assert.ok(Math.max(...ends) < width - 20, `${Math.max(...ends)} of ${width}`);
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    assert.ok(
      text
        .replace(/[\s\u200b]/g, '')
        .includes('888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H'),
      text,
    );
  });
});

function printing(): string {
  const campaign = miniCampaign();
  const file = join(campaign, 'content/campaign.yml');
  writeFiles(campaign, { 'content/campaign.yml': readFileSync(file, 'utf8').replace('print: none', 'print: a4') });
  return campaign;
}

function event(title: string): string {
  return `---\nid: vigil@library.example\ntitle: ${title}\nstarts: 2026-04-18 18:30\nplace: { name: Town Hall }\npublished: 2026-04-01 09:00\n---\n\nBring a candle.\n`;
}

function facesOf(site: Site): string[] {
  return textOf(site, '/index.html').match(/@font-face\s*\{[^}]*\}/g) ?? [];
}

function fontsOf(site: Site): string[] {
  return [...(site.files?.keys() ?? [])].filter((name) => /^\/fonts\/.*\.woff2$/.test(name));
}

async function pdfText(site: Site, address: string, page = 1): Promise<string> {
  const body = site.files?.get(address)?.body;
  assert.ok(body instanceof Uint8Array, address);
  const document = await getDocumentProxy(new Uint8Array(body));
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}
