/** How a text shows its pictures: responsive, described, a figure where one stands alone, the first without delay. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const STATEMENT = `---
title: Open the library
---

We read.

![Rows of *shelves*](images/shelves.jpg)

![](images/line.jpg)

Here ![a small shelf](images/plain.jpg) among words.

[![Shelves to follow](images/plain.jpg)](/events/vigil/)
![Shelves again](images/shelves.jpg "Seen <again>")

- ![Shelves in a list](images/plain.jpg)

A note.[^1]

[^1]: ![Shelves in a note](images/plain.jpg)
`;

describe('the pictures of a text', () => {
  let site: Site;
  let html: string;
  before(async () => {
    const folder = miniCampaign();
    const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#369' } })
      .jpeg()
      .toBuffer();
    writeFiles(folder, {
      'content/images/shelves.jpg': bytes,
      'content/images/shelves.yml': 'caption: The shelves\ncredit: "Photo: A & B"\npeople: none\navif: true\n',
      'content/images/plain.jpg': bytes,
      'content/images/line.jpg': bytes,
      'content/images/line.yml': 'decorative: true\n',
      'content/images/private.jpg': bytes,
      'content/statement.md': STATEMENT,
    });
    site = await siteAsOf(folder, '2026-04-10');
    assert.deepEqual(site.problems, []);
    html = textOf(site, '/statement/index.html');
  });

  it('offer each browser its best format in every width', () => {
    const [, picture = ''] = /<picture>(.*?alt="Rows of shelves".*?)<\/picture>/s.exec(html) ?? [];
    const hash = /shelves-([0-9a-f]{10})-/.exec(picture)?.[1];
    const srcset = (ending: string) =>
      [480, 900].map((width) => `../images/shelves-${hash}-${width}.${ending} ${width}w`).join(', ');
    const sizes = 'sizes="(min-width: 56rem) 54rem, calc(100vw - 2rem)"';
    assert.equal(
      picture,
      [
        `<source type="image/avif" srcset="${srcset('avif')}" ${sizes}>`,
        `<source type="image/webp" srcset="${srcset('webp')}" ${sizes}>`,
        `<img src="../images/shelves-${hash}-900.jpg" srcset="${srcset('jpg')}" ${sizes} alt="Rows of shelves"`,
        ' width="900" height="600" decoding="async" loading="eager" fetchpriority="high">',
      ].join(''),
    );
  });

  it('are all there, and one that no text shows stays private', () => {
    const addresses = [...(site.files?.keys() ?? [])].filter((address) => address.startsWith('/images/'));
    const shown = new Set([...html.matchAll(/\.\.(\/images\/[^ "]+)/g)].map(([, address]) => address));
    assert.deepEqual(new Set(addresses), shown);
    assert.equal(addresses.filter((address) => address.includes('private')).length, 0);
  });

  it('are waited for only at the beginning', () => {
    const loading = [...html.matchAll(/<img [^>]*alt="([^"]*)"[^>]* loading="(\w+)"( fetchpriority)?/g)];
    assert.deepEqual(
      loading.map(([, alt, when, priority]) => [alt, when, Boolean(priority)]),
      [
        ['Rows of shelves', 'eager', true],
        ['', 'lazy', false],
        ['a small shelf', 'lazy', false],
        ['Shelves to follow', 'lazy', false],
        ['Shelves again', 'lazy', false],
        ['Shelves in a list', 'lazy', false],
        ['Shelves in a note', 'lazy', false],
        ['QR code that leads to https://library.example/statement/', 'lazy', false],
      ],
    );
  });

  it('stand in figures with their words, unless other words are around them', () => {
    const figures = [...html.matchAll(/<figure>(.*?)<\/figure>/gs)].map(([, figure = '']) =>
      figure
        .replace(/<picture>.*?alt="(.*?)".*?<\/picture>/gs, '[$1]')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    assert.deepEqual(figures, [
      '[Rows of shelves] <figcaption>The shelves <small>Photo: A &amp; B</small></figcaption>',
      '[]',
      '<a href="../events/vigil/index.html">[Shelves to follow]</a>',
      '[Shelves again] <figcaption>Seen &lt;again&gt; <small>Photo: A &amp; B</small></figcaption>',
      '[Shelves in a list]',
    ]);
    assert.doesNotMatch(html, /<p>\s*<figure|<p>\s*<\/p>/);
    assert.match(html, /<p>Here <picture>.*<\/picture> among words\.<\/p>/);
  });

  it('are valid HTML', async () => {
    const rules = { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'doctype-style': 'off' } as const;
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], rules });
    const [, prose = ''] = /(<div class="prose.*?<\/div>)/s.exec(html) ?? [];
    const { results } = await validator.validateString(prose);
    assert.deepEqual(
      results.flatMap(({ messages }) => messages.map(({ message }) => message)),
      [],
    );
  });
});
