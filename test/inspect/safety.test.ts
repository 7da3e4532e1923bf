/** The safety report: what would give people away is told before it is published, and what is clean is passed over. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { sizesOf } from '../../src/build/report.ts';
import { formatProblem } from '../../src/campaign/problem.ts';
import { publishNotices } from '../../src/inspect/safety/publish-check.ts';
import { handbill } from '../cli/in-process.ts';
import { miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';

async function report(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const campaign = miniCampaign();
  writeFiles(campaign, files);
  return noticesOf(campaign, '2026-04-10');
}

async function noticesOf(campaign: string, day: string): Promise<string[]> {
  const site = await siteAsOf(campaign, day);
  assert.ok(site.files, JSON.stringify(site.problems));
  return (await publishNotices(campaign, site, sizesOf(site.files?.values() ?? []))).map(formatProblem);
}

const BASE = `title: Open the library
summary: The only library of the valley is to be closed.
address: https://library.example/
zone: Europe/London
languages: [en]
print: none
`;

/** A picture as a telephone takes it. */
function photograph(): Promise<Uint8Array> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Phone 3', Artist: 'Ainur B.' },
      IFD2: { BodySerialNumber: '12345', DateTimeOriginal: '2026:04:01 10:00:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 9/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();
}

describe('the safety report', () => {
  it('has nothing to say of the campaign that comes with Handbill, nor of a clean one', async () => {
    assert.deepEqual(await noticesOf(ROOT, '2011-12-18'), []);
    assert.deepEqual(await report({}), []);
  });

  it('tells of telephone numbers and email addresses in their place, but not of those meant for everyone', async () => {
    const text =
      '---\ntitle: Open the library\n---\n\nCall Ainur, 020 7946 0958 or +44 20 7946 0018.\nOr write to ainur@mail.example today. On 2026-05-01 at 18:00, 16,000 people came.\n';
    const notices = await report({ 'content/statement.md': text });
    assert.deepEqual(
      notices.map((notice) => notice.split('. ')[0]),
      [
        'content/statement.md:5:13  warning: has a telephone number, 020 7946 0958',
        'content/statement.md:5:30  warning: has a telephone number, +44 20 7946 0018',
        'content/statement.md:6:13  warning: has an email address, ainur@mail.example',
      ],
    );
    const contacts = `${BASE}contacts: ["020 7946 0958", "+44 20 7946 0018", ainur@mail.example]\n`;
    assert.deepEqual(await report({ 'content/statement.md': text, 'content/campaign.yml': contacts }), []);
  });

  it('takes a meeting point for no telephone number', async () => {
    for (const at of ['43.2383, 76.9453', '51.46410, 12.562300'])
      assert.deepEqual(await report({ 'content/statement.md': `---\ntitle: Open\n---\n\nWe meet at ${at}.\n` }), []);
  });

  it('tells what a picture’s original says of who took it, where and with what', async () => {
    const notices = await report({
      'content/images/square.jpg': await photograph(),
      'content/statement.md': '---\ntitle: Open\n---\n\nThe square.\n\n![The square](images/square.jpg)\n',
    });
    assert.equal(notices.length, 1);
    for (const trace of [
      'where it was taken (GPS)',
      'serial number (12345)',
      'who took it (Ainur B.)',
      'when it was taken',
      'the camera (Acme Phone 3)',
    ])
      assert.ok(notices[0]?.includes(trace), `${trace} in ${notices[0]}`);
  });

  it('tells of files that servers and search engines obey, but for the site’s own address', async () => {
    const obeyed = {
      '.htaccess': 'Redirect / https://evil.example/',
      _headers: '/*\n  X-Frame-Options: ALLOWALL\n',
      _redirects: '/ https://evil.example/ 302',
      '_worker.js': 'export default {}',
      '.well-known/acme-challenge/x': 'x',
      CNAME: 'evil.example\n',
      'google0123456789abcdef.html': 'google-site-verification: google0123456789abcdef.html',
      'old/shell.php': '<?php ?>',
    };
    const files = Object.entries(obeyed).map(([name, text]) => [`public/${name}`, text]);
    const notices = await report(Object.fromEntries(files));
    for (const [name] of files)
      assert.ok(
        notices.some((each) => each.startsWith(`${name}  warning: is a file that `)),
        `${name} in ${notices.join('\n')}`,
      );
    const own = { CNAME: 'library.example\n', '.well-known/security.txt': 'Contact: x', 'flyer.html': 'Come.' };
    assert.deepEqual(
      await report(Object.fromEntries(Object.entries(own).map(([name, text]) => [`public/${name}`, text]))),
      [],
    );
  });

  it('tells of a file no more than is read, whatever is in it', async () => {
    const comment = (text: string): Buffer => {
      const body = Buffer.from(text);
      return Buffer.concat([Buffer.from([0xff, 0xfe, 0, body.length + 2]), body]);
    };
    const picture = Buffer.from(await photograph());
    const comments = Buffer.concat(Array.from({ length: 3000 }, (_, index) => comment(`By Ainur, ${index}`)));
    const [notice = ''] = await report({
      'public/photo.jpg': Buffer.concat([picture.subarray(0, 2), comments, picture.subarray(2)]),
    });
    assert.match(notice, /By Ainur, 1;/);
    assert.ok(notice.length < 900, String(notice.length));
  });

  it('tells of what is copied as it is: pictures, PDF, office documents, source maps, drafts, giants', async () => {
    const office = zipSync({
      'docProps/core.xml': new TextEncoder().encode(
        '<x><dc:creator>Ainur B.</dc:creator><cp:lastModifiedBy>Dana</cp:lastModifiedBy></x>',
      ),
    });
    const notices = await report({
      'public/photo.jpg': await photograph(),
      'public/flyer.pdf': '%PDF-1.4\n1 0 obj << /Author (Ainur B.) /Producer (Writer) >> endobj\n%%EOF',
      'public/list.docx': office,
      'public/app.js': 'let a;\n//# sourceMappingURL=app.js.map\n',
      'public/app.js.map': '{}',
      'public/leaflet-draft.txt': 'x',
      'public/film.txt': new Uint8Array(1_600_000).fill(65),
    });
    const told = notices.map((notice) => notice.replace('warning: ', '').split('. ')[0]);
    for (const line of [
      /^public\/flyer\.pdf {2}is published as it is and tells who made it \(Ainur B\.\)|^public\/flyer\.pdf {2}is published as it is and tells who made it \(Ainur B/,
      /^public\/photo\.jpg {2}is published as it is and tells where it was taken/,
      /^public\/list\.docx {2}is published as it is and tells who made it \(Ainur B/,
      /^public\/list\.docx {2}is an office document/,
      /^public\/app\.js {2}is or names a source map/,
      /^public\/app\.js\.map {2}is or names a source map/,
      /^public\/leaflet-draft\.txt {2}is named like a draft/,
      /^_site\/film\.txt {2}is 1\.6 MB,/,
    ])
      assert.ok(
        told.some((each) => line.test(each ?? '')),
        `${line} in ${told.join('\n')}`,
      );
    assert.equal(notices.length, 8);
  });

  it('tells of what runs, of keys, and of numbers and addresses in what is copied and in the campaign’s own templates', async () => {
    const notices = await report({
      'public/archive/index.html':
        '<!doctype html><script src="https://count.example/a.js"></script><p>Call 020 7946 0958.</p><a href="mailto:dana@mail.example">Write</a>',
      'public/map.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><image href="https://map.example/a.png"/></svg>',
      'public/campaign.key': 'untrusted comment: minisign encrypted secret key\nRWQ\n',
      'public/campaign.pub': 'untrusted comment: minisign public key\nRWQ\n',
      'public/vigil.ics':
        'BEGIN:VCALENDAR\r\nUID:vigil@library.example\r\nORGANIZER;CN=Ainur:mailto:ainur@mail.exam\r\n ple\r\nDESCRIPTION:Call +44 20 7946 0018\r\nEND:VCALENDAR\r\n',
      'public/numbers.json': '{ "places": [51.5073509, -0.1277583, 2079460958] }',
      'templates/pages/press.njk':
        '---\nlayout: handbill\ntitle: Press\ndescription: For the press.\npermalink: /press/\n---\n<h1>Press</h1><p>Call 020 7946 0958.</p>\n',
      'eleventy.config.mjs': "export default (config) => void config.addPassthroughCopy('extra');\n",
      'extra/bare.html': '<!doctype html><img src="https://count.example/b.gif">\n',
      'templates/notes.txt': 'dana@mail.example, 020 7946 0958',
    });
    const told = notices.map((notice) => notice.replace('warning: ', '').split('. ')[0]);
    assert.deepEqual(
      told,
      [
        '_site/extra/bare.html  runs or asks other sites for https://count.example/b.gif, which tells them who reads it; the policy of the site’s pages does not hold there',
        'public/archive/index.html  runs or asks other sites for a script, https://count.example/a.js, which tells them who reads it; the policy of the site’s pages does not hold there',
        'public/archive/index.html:1:74  has a telephone number, 020 7946 0958',
        'public/archive/index.html:1:108  has an email address, dana@mail.example',
        'public/campaign.key  has a secret key',
        'public/map.svg  runs or asks other sites for a script, https://map.example/a.png, which tells them who reads it; the policy of the site’s pages does not hold there',
        'public/vigil.ics:3:27  has an email address, ainur@mail.example',
        'public/vigil.ics:4:18  has a telephone number, +44 20 7946 0018',
        'templates/notes.txt:1:1  has an email address, dana@mail.example',
        'templates/notes.txt:1:20  has a telephone number, 020 7946 0958',
        'templates/pages/press.njk:7:23  has a telephone number, 020 7946 0958',
      ].concat([]),
    );
  });

  it('has no false alarm in a fresh campaign, whose comments name an address, and passes over what is not published', async () => {
    const folder = temporaryFolder();
    const campaign = join(folder, 'fresh');
    const answers = [
      '--title',
      'Open the library',
      '--summary',
      'It is to be closed.',
      '--event',
      'Vigil',
      '--starts',
      '2099-12-01 18:00',
      '--place',
      'The library',
    ];
    assert.equal((await handbill(['init', campaign, ...answers])).code, 0);
    assert.match(readFileSync(join(campaign, 'content/campaign.yml'), 'utf8'), /# contacts: \[press@example\.org\]/);
    assert.deepEqual(await noticesOf(campaign, '2026-11-26'), []);
    const event = readFileSync(join(campaign, 'content/events/vigil.md'), 'utf8');
    writeFiles(campaign, {
      'content/events/vigil.md': event.replace(
        '---\n',
        '---\n# ask dana@mail.example\nsummary: "Call # +44 20 7946 0018"\n',
      ),
    });
    assert.match(
      (await noticesOf(campaign, '2026-11-26')).join('\n'),
      /^content\/events\/vigil\.md:3:18 {2}warning: has a telephone number, \+44 20 7946 0018\.[^\n]*$/,
    );
  });

  it('tells of links that say who passed them on', async () => {
    const notices = await report({
      'content/statement.md':
        '---\ntitle: Open\n---\n\nRead [this](https://news.example/a?id=3&utm_source=tg&fbclid=x) and [that](https://news.example/si=3).\n',
    });
    assert.deepEqual(
      notices.map((notice) => notice.split('. ')[0]),
      ['content/statement.md:5:41  warning: has a link that tells who passed it on: utm_source=tg'],
    );
  });

  it('cleans what it can with --strip, tells what is left, and touches nothing else', async () => {
    const campaign = miniCampaign();
    const pdf = '%PDF-1.4\n1 0 obj << /Author (Ainur B.) >> endobj\n%%EOF';
    const clean = await sharp(await photograph()).toBuffer();
    writeFiles(campaign, {
      'public/photo.jpg': await photograph(),
      'public/clean.jpg': clean,
      'public/flyer.pdf': pdf,
    });
    const { stderr } = await handbill(['check', '--strip', '--now', '2026-04-10', '--campaign', campaign]);
    assert.match(stderr, /^public\/photo\.jpg was cleaned\.$/m);
    assert.doesNotMatch(stderr, /clean\.jpg|photo\.jpg {2}warning/);
    assert.match(stderr, /public\/flyer\.pdf {2}warning: is published as it is and tells who made it/);
    assert.deepEqual(readFileSync(join(campaign, 'public/clean.jpg')), clean);
    assert.equal((await sharp(join(campaign, 'public/photo.jpg')).metadata()).exif, undefined);
    assert.deepEqual(readdirSync(join(campaign, 'public')).sort(), ['clean.jpg', 'flyer.pdf', 'photo.jpg']);
  });

  it('is counted after every build, and told in full by check --publish', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'content/statement.md': '---\ntitle: Open\n---\n\nWrite to ainur@mail.example.\n',
    });
    const options = { env: { HANDBILL_CAMPAIGN: campaign } };
    const built = await handbill(['build', '--now', '2026-04-10'], options);
    assert.match(
      built.stdout,
      /Before you publish, look at 1 thing that it would give away: npm run check -- --publish/,
    );
    const checked = await handbill(['check', '--publish', '--now', '2026-04-10'], options);
    assert.equal(checked.code, 0);
    assert.match(checked.stderr, /statement\.md:5:10 {2}warning: has an email address/);
    assert.match(checked.stdout, /Looked for, in texts, .*telephone numbers/);
  });
});
