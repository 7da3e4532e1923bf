/** Who stands behind a campaign: names and logos of equal weight, in groups, and what they say, in every language. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { attributeValue, parsedElements } from '../parsed-page.ts';
import { foldedOf, siteAsOf, textOf } from '../site-as-of.ts';
import { invalidHtml } from '../valid-html.ts';

const svg = (width: number, height: number, inner = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path d="M0 0h${width}v${height}z"/>${inner}</svg>`;

const FILES = {
  'content/campaign.yml':
    'title: Open the library\nsummary: It is to be closed.\naddress: https://library.example/\nzone: Europe/London\nlanguages: [en, ar]\nprint: none\ncards: one\n',
  'content/campaign.ar.yml': 'title: افتحوا المكتبة\nsummary: يريدون إغلاقها.\n',
  'content/supporters.yml': `groups: [Trade unions, Writers]
supporters:
  - { name: Zoe, link: https://zoe.example/, logo: images/wide.svg, group: Writers }
  - { name: Bus Drivers’ Union, logo: images/square.png, group: Trade unions }
  - { name: Elm Road Traders, logo: images/hostile.svg }
quotes:
  - { quote: I learnt to read there., name: Maria Lopes, role: bus driver }
`,
  'content/supporters.ar.yml': 'groups: [نقابات, كتّاب]\n',
  'content/images/wide.svg': svg(400, 50),
  'content/images/hostile.svg': svg(
    100,
    50,
    '<script>alert(1)</script><image href="https://tracker.example/a.png" width="9" height="9"/>',
  ),
};

describe('the supporters of a campaign', () => {
  let site: Site;
  before(async () => {
    const folder = miniCampaign();
    writeFiles(folder, FILES);
    const square = sharp({ create: { width: 300, height: 300, channels: 4, background: '#000000' } });
    writeFiles(folder, { 'content/images/square.png': await square.png().toBuffer() });
    site = await siteAsOf(folder, '2026-04-10');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('are on a page of their own, in groups and in their order, those of none first', async () => {
    const page = foldedOf(site, '/supporters/index.html');
    const order = ['Elm Road Traders', 'Trade unions', 'Bus Drivers’ Union', 'Writers', 'Zoe'];
    const places = order.map((words) => page.indexOf(words));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    assert.ok(!places.includes(-1));
    assert.match(page, /<a href="https:\/\/zoe\.example\/" rel="noopener">/);
    assert.match(foldedOf(site, '/index.html'), /<footer[\s\S]*href="supporters\/index\.html"/);
    for (const address of ['/supporters/', '/ar/supporters/'])
      assert.deepEqual(await invalidHtml(textOf(site, `${address}index.html`), address), []);
  });

  it('have logos of one area, whatever their shape', () => {
    const sizes = parsedElements(textOf(site, '/supporters/index.html'))
      .filter((image) => image.tagName === 'img' && attributeValue(image, 'src')?.includes('images/'))
      .map((image) => ['width', 'height'].map((side) => Number(attributeValue(image, side))));
    assert.equal(sizes.length, 3);
    const [hostile, square, wide] = sizes.map(([width = 0, height = 0]) => ({ width, height, area: width * height }));
    assert.ok(hostile && square && wide);
    assert.ok(Math.abs(hostile.area / square.area - 1) < 0.03, JSON.stringify(sizes));
    assert.equal(square.width, square.height);
    assert.equal(wide.width, 136, 'a very wide one is as wide as half a phone allows');
  });

  it('have drawings published as pictures of them, with nothing that runs or loads', () => {
    const addresses = [...(site.files?.keys() ?? [])];
    assert.ok(!addresses.some((address) => address.startsWith('/images/') && address.endsWith('.svg')));
    assert.ok(addresses.some((address) => /^\/images\/hostile-.*\.webp$/.test(address)));
    assert.doesNotMatch(textOf(site, '/supporters/index.html'), /tracker|alert/);
  });

  it('say what they say between the marks of its language, with who says it', () => {
    const page = foldedOf(site, '/supporters/index.html');
    assert.match(page, /<blockquote><p>I learnt to read there\.<\/p><\/blockquote>/);
    assert.match(page, /<cite><bdi>Maria Lopes<\/bdi><\/cite> <span class="quotes-role">bus driver<\/span>/);
  });

  it('are in another language in its words as far as there are any', () => {
    const page = foldedOf(site, '/ar/supporters/index.html');
    assert.match(page, /<h2><bdi>نقابات<\/bdi><\/h2>/);
    assert.match(page, /<figure class="quotes-one" lang="en" dir="ltr"> <blockquote>/);
    assert.match(page, /<span class="supporters-name"><bdi lang="en" dir="ltr">Zoe<\/bdi>/);
  });

  it('are carried in the offline edition by name', () => {
    const carried = foldedOf(site, '/handbill-en.html');
    for (const words of ['I learnt to read there.', 'Zoe', 'Elm Road Traders', 'Trade unions'])
      assert.ok(carried.includes(words), words);
  });

  it('leave nothing where there are none', async () => {
    const plain = await siteAsOf(miniCampaign(), '2026-04-10');
    assert.ok(plain.files && !plain.files.has('/supporters/index.html'));
    assert.doesNotMatch(textOf(plain, '/index.html'), /supporters/);
  });
});
