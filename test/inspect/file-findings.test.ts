/** What a file that is published as it is gives away, runs or asks for, whatever it is called and wherever it lies. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { cleanedFile } from '../../src/inspect/safety/cleaned-file.ts';
import { fileFindings } from '../../src/inspect/safety/file-findings.ts';
import { runs } from '../runs.ts';

const OWN = 'https://library.example/';

async function traces(name: string, bytes: Uint8Array | string): Promise<string> {
  return (await fileFindings(name, Buffer.from(bytes), OWN)).traces.join(', ');
}

async function active(name: string, text: string): Promise<readonly string[]> {
  return (await fileFindings(name, Buffer.from(text), OWN)).active;
}

/** A picture as a telephone takes it. */
const PHOTO = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
  .withExif({
    IFD0: { Artist: 'Ainur B.' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 9/1 0/1' },
  })
  .jpeg()
  .toBuffer();

/** One that says nothing. */
const CLEAN = await sharp(PHOTO).toBuffer();

/** A box of MP4 and MOV (ISO/IEC 14496-12 §4.2). */
function box(type: string, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A chunk of a PNG (PNG 3 §5.3). */
function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([uint32(data.length), typed, uint32(crc32(typed))]);
}

/** A frame of ID3 2.3 with a text. */
function frame(id: string, text: string): Buffer {
  return Buffer.concat([Buffer.from(id), uint32(text.length + 1), Buffer.from([0, 0, 0]), Buffer.from(text, 'latin1')]);
}

/** A PDF whose properties stand in a compressed object stream, as every office program writes it (ISO 32000-1 §7.5.7). */
function compressedPdf(author: string, picture: Uint8Array = CLEAN): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    `<< /Author (${author}) >>`,
  ];
  const places = objects
    .map((_, index) => `${index + 1} ${objects.slice(0, index).join(' ').length + (index > 0 ? 1 : 0)}`)
    .join(' ');
  const packed = deflateSync(Buffer.from(`${places} ${objects.join(' ')}`));
  const head = Buffer.from('%PDF-1.5\n');
  const stream = (number: number, fields: string, data: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`${number} 0 obj\n<< ${fields} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  const image = stream(
    7,
    '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
    picture,
  );
  const objectStream = stream(5, `/Type /ObjStm /N 4 /First ${places.length + 1} /Filter /FlateDecode`, packed);
  const at = [head.length + image.length, head.length + image.length + objectStream.length, head.length];
  const rows = [
    [0, 0, 0],
    ...[0, 1, 2, 3].map((index) => [2, 5, index]),
    [1, at[0] ?? 0, 0],
    [1, at[1] ?? 0, 0],
    [1, at[2] ?? 0, 0],
  ];
  const table = Buffer.concat(
    rows.map(([kind = 0, place = 0, index = 0]) =>
      Buffer.concat([Buffer.from([kind]), uint32(place), Buffer.from([index])]),
    ),
  );
  const references = stream(
    6,
    '/Type /XRef /Size 8 /W [1 4 1] /Root 1 0 R /Info 4 0 R /Filter /FlateDecode',
    deflateSync(table),
  );
  return Buffer.concat([head, image, objectStream, references, Buffer.from(`startxref\n${at[1]}\n%%EOF\n`)]);
}

const MOVIE = Buffer.concat([
  box('ftyp', 'isom', uint32(0), 'isom', 'mp42'),
  box(
    'moov',
    box('mvhd', Buffer.alloc(100)),
    box('udta', box('\u00a9xyz', '\u0000\u0012\u0015\u00c7', '+51.5000-000.1500/')),
  ),
]);

const SONG = Buffer.concat([
  Buffer.from('ID3\x03\x00\x00', 'latin1'),
  Buffer.from([0, 0, 0, 42]),
  frame('TPE1', 'Ainur B.'),
  frame('TPUB', 'Dana K.'),
  Buffer.alloc(5),
  Buffer.from([0xff, 0xfb, 0x90, 0x00]),
  Buffer.alloc(413),
]);

describe('a picture that is published as it is', () => {
  it('tells what stands in its comments, its text chunks, and behind its end', async () => {
    assert.equal(await traces('a.jpg', CLEAN), '');
    const comment = Buffer.concat([
      CLEAN.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 7]),
      Buffer.from('Ainur'),
      CLEAN.subarray(2),
    ]);
    assert.equal(await traces('a.jpg', comment), 'comments (Ainur)');
    assert.match(await traces('a.jpg', Buffer.concat([CLEAN, MOVIE])), /^something hidden after the picture/);
    const png = await sharp(CLEAN).png().toBuffer();
    assert.equal(await traces('a.png', png), '');
    const noted = Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', Buffer.from('Author\0Ainur B.')),
      png.subarray(33),
    ]);
    assert.equal(await traces('a.png', noted), 'comments (Author: Ainur B.)');
    assert.match(await traces('a.png', Buffer.concat([png, PHOTO])), /hidden after the picture/);
    const { exif = Buffer.alloc(0) } = await sharp(PHOTO).metadata();
    assert.match(
      await traces('a.heic', heic(exif.subarray(exif.indexOf('Exif') === 0 ? 6 : 0))),
      /where it was taken \(GPS\), who took it \(Ainur B\.\)/,
    );
    const webp = await sharp(PHOTO).keepExif().webp().toBuffer();
    assert.match(await traces('a.webp', webp), /where it was taken \(GPS\), who took it \(Ainur B\.\)/);
  });

  it('is found under another name, in archives, in archives of archives, and in drawings and pages', async () => {
    const found = /where it was taken \(GPS\), who took it \(Ainur B\.\)/;
    const zip = zipSync({ 'deep/photo.bin': PHOTO });
    const files = {
      'photo.txt': PHOTO,
      photo: PHOTO,
      'photos.zip': zip,
      'photos.cbz': zip,
      'all.zip': zipSync({ 'photos.zip': zip }),
      'drawing.svg': strToU8(
        `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,${PHOTO.toString('base64')}"/></svg>`,
      ),
      'page.html': strToU8(`<!doctype html><img src="data:image/jpeg;base64,${PHOTO.toString('base64')}">`),
      'flyer.pdf': compressedPdf('', PHOTO),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const told = (await traces(name, bytes)).replace(/ in [\w./ ]+(?=,|$)/g, '');
      assert.match(told, found, name);
    }
    assert.match(await traces('photos.7z', Buffer.from('377abcaf271c0004', 'hex')), /cannot be looked into/);
  });
});

/** As telephones save photographs (ISO/IEC 23008-12): the EXIF is an item of its own, and the picture is left out here. */
function heic(exif: Uint8Array): Buffer {
  const item = Buffer.concat([uint32(6), Buffer.from('Exif\0\0'), exif]);
  const head = box('ftyp', 'heic', uint32(0), 'mif1heic');
  const meta = (offset: number): Buffer =>
    box(
      'meta',
      uint32(0),
      box('hdlr', uint32(0), uint32(0), 'pict', Buffer.alloc(13)),
      box('pitm', uint32(0), '\0\u0001'),
      box('iinf', uint32(0), '\0\u0001', box('infe', Buffer.from([2, 0, 0, 0]), '\0\u0001\0\0', 'Exif', '\0')),
      box(
        'iloc',
        uint32(0),
        Buffer.from([0x44, 0x00]),
        '\0\u0001',
        '\0\u0001\0\0',
        '\0\u0001',
        uint32(offset),
        uint32(item.length),
      ),
    );
  return Buffer.concat([head, meta(head.length + meta(0).length + 8), box('mdat', item)]);
}

describe('a film, a recording, a document, a book', () => {
  it('tells where it was taken and by whom', async () => {
    assert.equal(await traces('a.mp4', MOVIE), 'where it was taken');
    assert.match(await traces('a.mp3', SONG), /^notes \(Ainur B\.; Dana K\.\)/);
  });

  it('tells who made it, compressed or not', async () => {
    assert.equal(await traces('a.pdf', compressedPdf('Ainur B.')), 'who made it (Ainur B.)');
    assert.equal(await traces('a.pdf', compressedPdf('')), '');
    assert.match(await traces('a.pdf', compressedPdf('').subarray(0, 30)), /cannot be read, perhaps for a password/);
    assert.equal(
      await traces('a.pdf', '%PDF-1.4\n1 0 obj << /Author (Ainur B.) >> endobj\n%%EOF'),
      'who made it (Ainur B.)',
    );
    const book = zipSync({
      mimetype: strToU8('application/epub+zip'),
      'OEBPS/a.opf': strToU8('<package><dc:creator opf:role="aut">Ainur B.</dc:creator></package>'),
    });
    assert.equal(await traces('a.epub', book), 'who made it (Ainur B.) in OEBPS/a.opf');
    const comments = zipSync({
      'word/comments.xml': strToU8('<w:comments><w:comment w:id="0" w:author="Dana" w:initials="D"/></w:comments>'),
    });
    assert.equal(await traces('a.docx', comments), 'who made it (Dana) in word/comments.xml');
    const slides = zipSync({
      'meta.xml': strToU8('<office:meta><dc:creator>Dana</dc:creator></office:meta>'),
      'Pictures/1.jpg': PHOTO,
    });
    assert.match(await traces('a.odp', slides), /Dana\) in meta\.xml, where it was taken \(GPS\) in Pictures\/1\.jpg/);
    assert.equal(await traces('a.rtf', '{\\rtf1{\\info{\\author Dana}}}'), 'who made it (Dana)');
  });
});

describe('a page or a drawing', () => {
  it('tells of scripts and of what it asks other sites for', async () => {
    for (const markup of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("/")</script></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>',
      '<svg xmlns="http://www.w3.org/2000/svg"><a xlink:href="javascript:a()"/></svg>',
      '<!doctype html><script src="a.js"></script>',
      '<!doctype html><a href=" java\tscript:x" onclick="y">z</a>',
      '<!doctype html><iframe srcdoc="<script>1</script>"></iframe>',
    ])
      assert.deepEqual(await active('a.svg', markup), ['a script'], markup);
    for (const markup of [
      '<svg xmlns="http://www.w3.org/2000/svg"><image xlink:href="https://x.example/a"/></svg>',
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x.example/a"/></svg>',
      '<!doctype html><img src="https://x.example/a">',
      '<!doctype html><img srcset="a.png 1x, https://x.example/a 2x">',
      '<!doctype html><link rel="stylesheet" href="https://x.example/a">',
      '<!doctype html><style>a{background:url(https://x.example/a)}</style>',
      '<!doctype html><p style="background:url(\'https://x.example/a\')">',
      '<!doctype html><form action="https://x.example/a"></form>',
      '<!doctype html><meta http-equiv="Refresh" content="0; url=https://x.example/a">',
      '<!doctype html><object data="https://x.example/a"></object>',
      '<!doctype html><video poster="https://x.example/a"></video>',
      '<!doctype html><base href="https://x.example/a">',
    ])
      assert.deepEqual(await active('unnamed', markup), ['https://x.example/a'], markup);
    assert.deepEqual(await active('a.css', 'a{background:url("//x.example/a")}'), ['//x.example/a']);
  });

  it('is passed over where it links, and asks its own site alone', async () => {
    for (const markup of [
      '<!doctype html><a href="https://x.example/">x</a><img src="/a.png"><link rel="canonical" href="https://x.example/">',
      `<!doctype html><img src="${OWN}a.png"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`,
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>',
      '<!doctype html><script type="application/ld+json">{}</script>',
    ])
      assert.deepEqual(await active('a.html', markup), [], markup);
  });

  it('tells in whose folder it was drawn, and by whom', async () => {
    const drawing =
      '<svg xmlns:sodipodi="http://x" sodipodi:docname="Ainur.svg" inkscape:export-filename="/home/ainur/a.png"><metadata><cc:Agent><dc:title>Ainur</dc:title></cc:Agent></metadata></svg>';
    assert.equal(
      await traces('a.svg', drawing),
      'who made it (Ainur), where it lay on somebody’s machine (Ainur.svg, /home/ainur/a.png)',
    );
    assert.match(await traces('a.css', 'a{} /* C:\\Users\\ainur\\a.less */'), /C:\\Users\\ainur/);
  });
});

describe('a secret key', () => {
  it('is known by what it says, and by its name', async () => {
    const secrets = async (name: string, bytes: string | Uint8Array): Promise<number> =>
      (await fileFindings(name, Buffer.from(bytes), OWN)).secrets.length;
    const pem = (what: string): string => `-----BEGIN ${what}-----\nMIIE\n-----END ${what}-----\n`;
    for (const what of [
      'PRIVATE KEY',
      'RSA PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
      'OPENSSH PRIVATE KEY',
      'PGP PRIVATE KEY BLOCK',
    ])
      assert.equal(await secrets('a.txt', pem(what)), 1, what);
    assert.equal(await secrets('a', 'untrusted comment: minisign encrypted secret key\nRWQ\n'), 1);
    assert.equal(await secrets('campaign.key', 'RWQ'), 1);
    assert.equal(await secrets('campaign.p12', Buffer.from([0x30, 0x82, 0, 1])), 1);
    assert.equal(await secrets('keys.zip', zipSync({ 'a.pem': strToU8(pem('EC PRIVATE KEY')) })), 1);
    for (const what of ['PUBLIC KEY', 'CERTIFICATE', 'PGP PUBLIC KEY BLOCK'])
      assert.equal(await secrets('a.key', pem(what)), 0, what);
    assert.equal(await secrets('campaign.pub', 'untrusted comment: minisign public key\nRWQ\n'), 0);
  });
});

describe('a file that is cleaned', () => {
  it('says nothing of anyone any more, and is otherwise what it was', async () => {
    const png = await sharp(CLEAN).png().toBuffer();
    const document = {
      mimetype: strToU8('application/epub+zip'),
      'docProps/core.xml': strToU8(
        '<x><dc:creator>Ainur B.</dc:creator><cp:lastModifiedBy>Dana</cp:lastModifiedBy><dc:title>Library</dc:title></x>',
      ),
      'word/comments.xml': strToU8('<w:comment w:id="0" w:author="Dana">Why?</w:comment>'),
      'word/media/1.jpg': PHOTO,
    };
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" sodipodi:docname="Ainur.svg"><metadata><dc:creator>Ainur</dc:creator></metadata><path d="M0 0"/></svg>';
    const files = {
      'a.jpg': Buffer.concat([PHOTO, MOVIE]),
      'a.png': Buffer.concat([png.subarray(0, 33), chunk('tEXt', Buffer.from('Author\0Ainur B.')), png.subarray(33)]),
      'a.mp4': MOVIE,
      'a.mp3': SONG,
      'a.docx': zipSync(document),
      'a.svg': strToU8(drawing),
    };
    for (const [name, bytes] of Object.entries(files)) {
      assert.notEqual(await traces(name, bytes), '', name);
      const cleaned = await cleanedFile(bytes);
      assert.ok(cleaned, name);
      assert.equal(await traces(name, cleaned), '', name);
    }
    const { width, height } = await sharp(await cleanedFile(PHOTO)).metadata();
    assert.deepEqual([width, height], [8, 8]);
    assert.equal((await cleanedFile(MOVIE))?.length, MOVIE.length);
    assert.deepEqual(Buffer.from((await cleanedFile(SONG)) ?? []), SONG.subarray(52));
    const entries = unzipSync((await cleanedFile(files['a.docx'])) ?? new Uint8Array());
    assert.deepEqual(Object.keys(entries), Object.keys(document));
    assert.match(
      strFromU8(entries['docProps/core.xml'] ?? new Uint8Array()),
      /<dc:creator><\/dc:creator>.*<dc:title>Library/,
    );
    assert.equal(
      String(Buffer.from((await cleanedFile(files['a.svg'])) ?? [])),
      '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    );
    assert.equal(await cleanedFile(compressedPdf('Ainur B.')), undefined);
  });
});

describe('any file', () => {
  it('is looked into in no time, even if it is made to take long', async () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(30_000_000) });
    const nested = Array.from({ length: 9 }).reduce<Uint8Array>((inner) => zipSync({ 'a.zip': inner }), bomb);
    const started = performance.now();
    for (const bytes of [
      bomb,
      nested,
      bomb.subarray(0, 200),
      PHOTO.subarray(0, 99),
      MOVIE.subarray(0, 60),
      SONG.subarray(0, 20),
      compressedPdf('a').subarray(0, 400),
    ])
      await fileFindings('a', bytes, OWN);
    for (const text of [
      '<'.repeat(300_000),
      '<svg '.repeat(60_000),
      '<dc:creator '.repeat(30_000),
      'data:a/b;base64,'.repeat(20_000),
      '/home/'.repeat(50_000),
      '<cc:Agent>'.repeat(30_000),
      '{\\author '.repeat(30_000),
    ])
      await fileFindings('a.svg', Buffer.from(text), OWN);
    assert.ok(performance.now() - started < 60_000, `${performance.now() - started} ms`);
  });

  it('is looked into however it is damaged', async () => {
    const whole = [
      PHOTO,
      MOVIE,
      SONG,
      compressedPdf('Ainur', PHOTO),
      zipSync({ 'a.jpg': PHOTO, 'b.xml': strToU8('<dc:creator>A</dc:creator>') }),
    ];
    const damaged = fc.sample(
      fc.tuple(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 9 }),
        fc.nat(),
      ),
      { numRuns: runs(300), seed: 17 },
    );
    for (const [bytes, changes, cut] of damaged) {
      const copy = Buffer.from(bytes);
      for (const [at, octet] of changes) copy[at % copy.length] = octet;
      const shown = cut % 2 === 0 ? copy : copy.subarray(0, cut % copy.length);
      const started = performance.now();
      await fileFindings('a', shown, OWN);
      await cleanedFile(shown).catch(() => undefined);
      assert.ok(performance.now() - started < 10_000, shown.toString('base64'));
    }
  });

  it('is not opened without end: archives in archives share the room of one', async () => {
    const full = zipSync({ 'a.bin': new Uint8Array(10_000_000) });
    const many = zipSync(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.zip`, full])));
    assert.match(await traces('a.zip', many), /more than can be looked through in \d+\.zip/);
  });
});
