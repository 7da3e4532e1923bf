/** Which files of pictures are read, whatever their names end in, and what is said of each that is not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { contrast } from '../../src/drawing/contrast.ts';
import sharp from '../../src/drawing/sharp.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { FIXTURES, miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, 'pictures', name));

/** A campaign with files in content/images/, each shown in the statement. */
function campaignWith(files: Files): string {
  const folder = miniCampaign();
  const shown = Object.keys(files).map((name) => `![What people see](<images/${name}>)`);
  writeFiles(folder, {
    ...Object.fromEntries(Object.entries(files).map(([name, body]) => [`content/images/${name}`, body])),
    'content/statement.md': `---\ntitle: Open the library\n---\n\n${shown.join('\n\n')}\n`,
  });
  return folder;
}

async function problemsWith(files: Files): Promise<string[]> {
  const { problems } = await loadSite(campaignWith(files));
  return problems.map(({ severity, file, message }) => `${severity} ${file.replace('content/images/', '')} ${message}`);
}

const plain = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } });

describe('a picture', () => {
  it('of a phone that breaks the standard of JPEG in the header of its scan is read', async () => {
    const site = await siteAsOf(campaignWith({ 'phone.jpg': fixture('phone.jpg') }), '2026-04-10');
    assert.deepEqual(site.problems, []);
    const published = [...(site.files ?? [])].find(([address]) => /^\/images\/phone-.*\.jpg$/.test(address))?.[1];
    assert.equal((await sharp(Buffer.from(published?.body ?? '')).metadata()).width, 40);
  });

  it('of such a phone of which a part is missing is told', async () => {
    const told = await problemsWith({ 'phone.jpg': fixture('phone.jpg').subarray(0, -30) });
    assert.match(told.join('\n'), /^error phone\.jpg is not a picture that can be read; a part of it may be missing/);
    assert.equal(told.length, 1);
  });

  it('is read by what it is, whatever its name ends in', async () => {
    const jpeg = await plain().jpeg().toBuffer();
    const names = [
      'a.jfif',
      'b.jpe',
      'c.jif',
      'd.pjpeg',
      'e.jpg_large',
      'f.jpg-large',
      'g.JFIF',
      'h.png',
      'i.heic',
      'j.bmp',
    ];
    const others = { 'k.apng': await plain().png().toBuffer(), 'l.tif': await plain().tiff().toBuffer() };
    const files = { ...Object.fromEntries(names.map((name) => [name, jpeg])), ...others };
    assert.deepEqual(await problemsWith(files), []);
  });

  it('that moves is told to show its first image alone, as PNG too', async () => {
    const told = await problemsWith({
      'moving.png': fixture('moving.png'),
      'still.png': await plain().png().toBuffer(),
    });
    assert.match(told.join('\n'), /^warning moving\.png is animated or has several pages, and only its first picture/);
    assert.equal(told.length, 1);
  });

  it('of too many pixels is told with its own and with the limit', async () => {
    const large = sharp({ create: { width: 12_500, height: 9_000, channels: 3, background: '#000' } });
    assert.deepEqual(await problemsWith({ 'banner.png': await large.png().toBuffer() }), [
      'error banner.png is 12,500 pixels wide and 9,000 high, which makes 112,500,000; a picture may have at most 100,000,000. Save it smaller, 4,000 pixels wide say.',
    ]);
  });
});

describe('a file that is no picture we can read', () => {
  const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const FILM = Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2', 'latin1');
  const sentences: readonly (readonly [name: string, body: string | Uint8Array, sentence: RegExp])[] = [
    ['a.heic', HEIC, /HEIC.*Save it as JPEG; an iPhone takes JPEG/],
    ['b.heif', HEIC, /HEIC.*Save it as JPEG/],
    ['sent.jpg', HEIC, /HEIC.*Save it as JPEG/],
    ['c.bmp', Buffer.from('BM\x36\0\0\0\0\0\0\0\x36\0\0\0', 'latin1'), /cannot be read here\. Save it as JPEG or PNG/],
    ['d.pdf', '%PDF-1.7\n%\u00e2\n', /is a PDF document\. Put it into public\/ and link to it/],
    ['scan.png', '%PDF-1.7\n%\u00e2\n', /is a PDF document/],
    ['e.mp4', FILM, /is a film\. Put it into public\/ and link to it/],
    ['f.mov', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1'), /is a film/],
    ['story.jpg', FILM, /is a film/],
    ['g.mp3', Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), /is a sound recording/],
    ['h.docx', Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1'), /word processor document\. Copy its words/],
    ['saved.jpg', '<!DOCTYPE html>\n<title>Not found</title>', /saved web page/],
    ['drawing.png', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', /drawing \(SVG\)/],
    ['empty.jpg', '', /is empty\. Copy the file here again/],
    ['odd.jpg', 'words', /is not a picture that can be read/],
  ];
  for (const [name, body, sentence] of sentences)
    it(`is told what it is and what to do with it: ${name}`, async () => {
      const told = await problemsWith({ [name]: body });
      assert.match(told.join('\n'), new RegExp(`^error ${name} .*${sentence.source}`));
      assert.equal(told.length, 1, told.join('\n'));
    });
});

describe('a picture that can be seen through', () => {
  /** Two bars on nothing, as of a sign. */
  const sign = (first: string, second = first): Promise<Buffer> =>
    sharp({ create: { width: 60, height: 30, channels: 4, background: '#0000' } })
      .composite(
        [first, second].map((background, index) => ({
          input: { create: { width: 50, height: 8, channels: 3, background } },
          left: 5,
          top: 4 + index * 14,
        })),
      )
      .png()
      .toBuffer();

  it('stands on the ground that it was drawn for, so that it can be seen in the dark and in the light', async () => {
    const folder = campaignWith({
      'black.png': await sign('#000000'),
      'blue.png': await sign('#000080'),
      'both.png': await sign('#000000', '#ffffff'),
      'white.png': await sign('#ffffff'),
      'red.png': await sign('#ff4040'),
    });
    const site = await siteAsOf(folder, '2026-04-10');
    assert.match(
      textOf(site, '/handbill-en.html'),
      /<img class="on-light" src="data:[\s\S]*<img class="on-dark" src="data:/,
    );
    const html = textOf(site, '/statement/index.html');
    const grounds = [...html.matchAll(/<img(?: class="on-(\w+)")? src="[^"]*images\/(\w+)-/g)].map(([, on, name]) => [
      name,
      on,
    ]);
    assert.deepEqual(grounds, [
      ['black', 'light'],
      ['blue', 'light'],
      ['both', 'light'],
      ['white', 'dark'],
      ['red', undefined],
    ]);
    const [light, dark] = ['light', 'dark'].map((on) => groundOn(html, on));
    assert.ok(light && contrast('#000000', light) > 4.5 && dark && contrast('#ffffff', dark) > 4.5, `${light} ${dark}`);
  });

  it('does so in a campaign whose paper is dark too', async () => {
    const folder = campaignWith({ 'black.png': await sign('#000000') });
    writeFiles(folder, {
      'content/campaign.yml': `${readFileSync(join(folder, 'content/campaign.yml'), 'utf8')}colours: { paper: "#101010", ink: "#f0f0f0", accent: "#ff8080" }\n`,
    });
    const html = textOf(await siteAsOf(folder, '2026-04-10'), '/statement/index.html');
    assert.equal(groundOn(html, 'light'), '#f0f0f0');
  });
});

/** The colour behind pictures that are to lie on a light or a dark ground. */
function groundOn(html: string, on: string): string | undefined {
  return new RegExp(`\\.on-${on}\\{[^}]*background:(#\\w+)`).exec(html)?.[1];
}
