/** The press kit: one archive with everything to report with, pictures in full size without metadata, the same bytes each time. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';
import { invalidHtml } from '../valid-html.ts';

const FILES = {
  'content/campaign.yml': `title: Open the library
summary: It is to be closed.
address: https://library.example/
zone: Europe/London
languages: [en, ar]
carry: all
logo: images/sign.svg
press: { name: Maria Lopes, email: press@library.example, hours: Weekdays }
`,
  'content/campaign.ar.yml': 'title: افتحوا المكتبة\nsummary: يريدون إغلاقها.\npress: { hours: أيام العمل }\n',
  'content/statement.md':
    '---\ntitle: Open it\n---\n\nWe want **our library**. See [the facts](/facts/).\n\n![The reading room](images/room.jpg)\n\n![A table](images/table.png)\n',
  'content/facts/readers.md':
    '---\nclaim: Four thousand people use the library\nsources:\n  - { title: Annual report, publisher: The council, date: 2025, url: https://council.example/report, quotation: 4012 readers }\n---\n\nLast year.\n',
  'content/images/room.yml':
    'caption: The reading room in April\ncredit: "Photo: Ainur B."\nredact:\n  - { left: 0, top: 0, width: 300, height: 300 }\n',
  'content/images/sign.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>',
};

async function campaign(): Promise<string> {
  const folder = miniCampaign();
  writeFiles(folder, FILES);
  const room = sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#cc8844' } });
  const taken = { IFD0: { Make: 'Camera of Ainur' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 20/1 0/1' } };
  const table = sharp({ create: { width: 90, height: 60, channels: 4, background: '#00000080' } });
  writeFiles(folder, {
    'content/images/room.jpg': await room.withExif(taken).jpeg().toBuffer(),
    'content/images/table.png': await table.png().toBuffer(),
  });
  return folder;
}

const bytesOf = (site: Site, address: string): Uint8Array => Buffer.from(site.files?.get(address)?.body ?? '');

describe('the press kit', { timeout: 300_000 }, () => {
  let site: Site;
  let kit: Readonly<Record<string, Uint8Array>>;
  before(async () => {
    site = await siteAsOf(await campaign(), '2026-04-10');
    assert.ok(site.files, JSON.stringify(site.problems));
    kit = unzipSync(bytesOf(site, '/press-kit-en.zip'));
  });
  const textIn = (name: string): string => new TextDecoder().decode(kit[name]);

  it('has the texts, cards, sheets, pictures and the logo', () => {
    const names = Object.keys(kit);
    for (const name of [
      'contact.txt',
      'statement.txt',
      'facts.txt',
      'pictures/credits.txt',
      'pictures/room.jpg',
      'pictures/table.png',
      'logo.png',
    ])
      assert.ok(names.includes(name), `${name} in ${names}`);
    for (const kind of [
      /^cards\/home-.*\.png$/,
      /^cards\/events-vigil.*\.png$/,
      /^print\/vigil-poster-a4\.pdf$/,
      /^print\/pair-a4/,
    ])
      assert.ok(
        names.some((name) => kind.test(name)),
        `${kind} in ${names}`,
      );
  });

  it('says whom to call, what is said, and where each fact can be checked', () => {
    assert.match(textIn('contact.txt'), /Press contact\nMaria Lopes\nEmail: press@library\.example\nHours: Weekdays\n/);
    assert.match(
      textIn('statement.txt'),
      /^Open it\n\nWe want our library\. See the facts \(https:\/\/library\.example\/facts\/\)\./,
    );
    assert.match(
      textIn('facts.txt'),
      /1\. Four thousand people use the library\nhttps:\/\/library\.example\/facts\/readers\/\n\nLast year\.\n\nSource\n- Annual report, The council, 2025\n {2}“4012 readers”\n {2}https:\/\/council\.example\/report\n/,
    );
    assert.equal(textIn('pictures/credits.txt'), 'room.jpg\nThe reading room in April\nPhoto: Ainur B.\n');
  });

  it('has pictures in full size, with what must be hidden filled and without their metadata', async () => {
    const room = kit['pictures/room.jpg'];
    assert.ok(room);
    const { width, height, exif, xmp, iptc, icc } = await sharp(room).metadata();
    assert.deepEqual(
      { width, height, exif, xmp, iptc, icc },
      { width: 2400, height: 1800, exif: undefined, xmp: undefined, iptc: undefined, icc: undefined },
    );
    assert.doesNotMatch(Buffer.from(room).toString('latin1'), /Ainur/);
    const hidden = await sharp(room).extract({ left: 20, top: 20, width: 200, height: 200 }).raw().toBuffer();
    assert.ok(hidden.every((channel) => channel < 20));
  });

  it('is offered on the page for the press, which shows the pictures with their credits', async () => {
    const page = foldedOf(site, '/press/index.html');
    assert.match(page, /<a class="button" href="\.\.\/press-kit-en\.zip" download>/);
    assert.match(
      page,
      /<figcaption><bdi>The reading room in April<\/bdi> <small><bdi>Photo: Ainur B\.<\/bdi><\/small><\/figcaption>/,
    );
    assert.match(foldedOf(site, '/ar/press/index.html'), /href="\.\.\/\.\.\/press-kit-ar\.zip"/);
    for (const address of ['/press/', '/ar/press/'])
      assert.deepEqual(await invalidHtml(textOf(site, `${address}index.html`), address), []);
  });

  it('is there in each language, with what is in it', () => {
    const arabic = unzipSync(bytesOf(site, '/press-kit-ar.zip'));
    assert.match(new TextDecoder().decode(arabic['contact.txt']), /أيام العمل/);
    assert.ok(!('statement.txt' in arabic), 'the statement is not translated');
    assert.ok('pictures/room.jpg' in arabic);
  });

  it('is no part of the archive to carry, but has its checksum', () => {
    const carried = Object.keys(unzipSync(bytesOf(site, '/handbill.zip')));
    assert.ok(carried.includes('site/press/index.html') && !carried.some((name) => name.includes('press-kit')));
    const sum = createHash('sha256').update(bytesOf(site, '/press-kit-en.zip')).digest('hex');
    assert.ok(textOf(site, '/SHA256SUMS').includes(`${sum}  press-kit-en.zip\n`));
  });

  it('is the same to the byte each time', async () => {
    const again = await siteAsOf(await campaign(), '2026-04-10');
    for (const address of ['/press-kit-en.zip', '/press-kit-ar.zip'])
      assert.ok(Buffer.from(bytesOf(site, address)).equals(bytesOf(again, address)), address);
  });

  it('is not there where nobody is to be called', async () => {
    const plain = await siteAsOf(miniCampaign(), '2026-04-10');
    assert.ok(plain.files && ![...plain.files.keys()].some((address) => address.startsWith('/press')));
  });
});
