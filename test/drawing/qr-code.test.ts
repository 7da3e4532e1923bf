/** QR codes: a reader that we did not write finds the address, as drawn for the screen and as small as in print. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import jsqr from 'jsqr';
import { NO_CACHE } from '../../src/build/disk-cache.ts';
import { widthOf } from '../../src/drawing/outlines.ts';
import { codeLetters, qrCodeSvg } from '../../src/drawing/qr-code.ts';
import sharp from '../../src/drawing/sharp.ts';
import { readableUrl } from '../../src/text/url.ts';

const ADDRESSES = [
  'https://strike-solidarity.example/',
  'https://strike-solidarity.example/events/london/',
  `https://a-long-name-of-a-campaign.example/campaigns/2011/${'events/'.repeat(12)}`,
  'https://example.org/ru/%D1%81%D0%BE%D0%B1%D1%8B%D1%82%D0%B8%D1%8F/',
];

async function read(svg: string, width: number): Promise<string | undefined> {
  const { data, info } = await sharp(Buffer.from(svg))
    .resize({ width })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('a QR code', async () => {
  const letters = await codeLetters(NO_CACHE);

  it('leads to the address at the size of a screen and of a poster', async () => {
    for (const address of ADDRESSES) {
      for (const width of [240, 600, 1600]) assert.equal(await read(qrCodeSvg(address, letters), width), address);
    }
  });

  it('is still read with a coffee stain on it', async () => {
    const [address = ''] = ADDRESSES;
    const stained = qrCodeSvg(address, letters).replace(
      '</svg>',
      '<circle cx="24" cy="24" r="2.5" fill="#630"/></svg>',
    );
    assert.equal(await read(stained, 600), address);
  });

  it('has four modules of white around it and the address beneath, inside the drawing', () => {
    for (const address of ADDRESSES) {
      const svg = qrCodeSvg(address, letters);
      const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
      const xs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, length]) => [
        Number(x),
        Number(y),
        Number(x) + Number(length),
      ]);
      assert.equal(Math.min(...xs.map(([x = 0]) => x)), 4);
      assert.equal(Math.max(...xs.map(([, , end = 0]) => end)), Number(width) - 4);
      assert.equal(Math.max(...xs.map(([, y = 0]) => y)) + 1, Number(width) - 4);
      const [, text = ''] = /<title>([^<]*)</.exec(svg) ?? [];
      assert.equal(`https://${text}${address.endsWith('/') ? '/' : ''}`, readableUrl(address));
      const [, x = '', y = '', scale = ''] =
        /<g transform="translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+) /.exec(svg) ?? [];
      const size = Number(scale) * 1000;
      // What rises highest and hangs lowest of a letter are parts of its size.
      assert.ok(Number(y) - 0.8 * size >= Number(width) && Number(y) + 0.22 * size <= Number(height));
      assert.ok(Number(x) >= 0 && Number(x) + widthOf(text, letters) * size <= Number(width));
    }
  });

  it('has the address in our own letters, whatever fonts a machine has', () => {
    for (const address of ADDRESSES) {
      const svg = qrCodeSvg(address, letters);
      assert.doesNotMatch(svg, /<text|font/);
      const [, text = ''] = /<title>([^<]*)</.exec(svg) ?? [];
      const drawn = [...svg.matchAll(/<path transform="translate\(\d+ 0\)" d="([^"]+)"/g)].map(([, path]) => path);
      assert.deepEqual(
        drawn,
        [...text].map((character) => letters[character]?.path),
      );
    }
  });

  it('is drawn from letters that were kept as from those of the font', async () => {
    const kept = new Map<string, Uint8Array>();
    const cache = {
      get: (key: string) => kept.get(key),
      set: (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    };
    assert.deepEqual(await codeLetters(cache), letters);
    assert.equal(kept.size, 1);
    assert.deepEqual(await codeLetters(cache), letters);
  });
});
