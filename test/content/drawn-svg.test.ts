/** Drawings of others: drawn as pictures, quickly, with nothing that they name, and refused where that cannot be promised. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawnSvg } from '../../src/content/images/drawn-svg.ts';
import sharp from '../../src/drawing/sharp.ts';

const svg = (inner: string, before = ''): Uint8Array =>
  Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">${inner}</svg>`);

async function drawn(file: Uint8Array): Promise<Uint8Array> {
  const made = await drawnSvg(file);
  assert.ok(typeof made !== 'string', String(made));
  return made;
}

describe('a drawing', () => {
  it('is drawn at one size, whatever its own is', async () => {
    const { width, height, format } = await sharp(await drawn(svg('<path d="M0 0h20v10z"/>'))).metadata();
    assert.deepEqual({ width, height, format }, { width: 960, height: 480, format: 'png' });
  });

  it('shows no file that it names', async () => {
    const named =
      '<image href="file:///etc/hostname" width="9" height="9"/><image href="/icon.svg" width="9" height="9"/>';
    const { channels } = await sharp(await drawn(svg(named))).stats();
    assert.equal(channels.at(-1)?.max, 0, 'nothing is drawn');
  });

  it('may have the names of its program, as most have', async () => {
    const names = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>';
    await drawn(svg('<path style="filter:none;color-interpolation-filters:auto" d="M0 0h9v9z"/>', names));
  });

  for (const [what, file] of [
    ['a filter', svg('<filter id="f"/>')],
    ['a filter of another prefix', svg('<s:filter xmlns:s="http://www.w3.org/2000/svg" id="f"/>')],
    ['a filter of CSS', svg('<path style="filter: blur(9px)" d="M0 0h9v9z"/>')],
    ['one behind a comment', svg('<style>path{filter/**/:blur(9px)}</style>')],
    ['one in other letters', svg('<style>path{f\\69lter:blur(9px)}</style>')],
    ['one in the numbers of letters', svg('<path style="f&#x69;lter:blur(9px)" d="M0 0h9v9z"/>')],
    ['one in an entity', svg('&f;', '<!DOCTYPE svg [<!ENTITY f "&#60;filter/>">]>')],
    ['a pattern', svg('<pattern id="p"/>')],
  ] as const)
    it(`with ${what} is refused`, async () => {
      assert.match(String(await drawnSvg(file)), /could take hours to draw/);
    });

  it('with a picture in it is refused, which could be a drawing with all of these', async () => {
    const inner = Buffer.from(svg('<filter id="f"/>')).toString('base64');
    for (const scheme of ['data', 'DATA', 'd&#97;ta', 'd&#x61;ta'])
      for (const rest of [`:image/svg+xml;base64,${inner}`, ':,%3Csvg/%3E'])
        assert.match(String(await drawnSvg(svg(`<image href="${scheme}${rest}"/>`))), /with a picture in it/);
  });

  it('with words in a font, of another encoding, or too large, is refused', async () => {
    assert.match(String(await drawnSvg(svg('<text>A</text>'))), /look different on every computer/);
    assert.match(String(await drawnSvg(Buffer.from(String(svg('')), 'utf16le'))), /in an old encoding/);
    assert.match(String(await drawnSvg(svg(' '.repeat(300_000)))), /of 300 kB; one may have 300/);
  });

  it('with half a million parts in ten lines is refused by the library', { timeout: 110_000 }, async () => {
    const levels = Array.from(
      { length: 25 },
      (_, level) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(9)}</g>`,
    );
    const bomb = svg(`<defs><path id="a0" d="M0 0h1v1z"/>${levels.join('')}</defs><use href="#a25"/>`);
    await assert.rejects(drawnSvg(bomb));
  });
});
