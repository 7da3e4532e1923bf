/** The campaign that ships with Handbill: published to the word, complete, and true before and after its day. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Site } from '../src/eleventy/site.ts';
import { FIXTURES, ROOT } from './mini-campaign.ts';
import { siteAsOf, textOf, weightOf } from './site-as-of.ts';

const SOURCE = readFileSync(join(FIXTURES, 'statement-source.txt'), 'utf8');
const TODAY = '2026-11-23';

describe('the Zhanaozen campaign', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(ROOT, TODAY);
  });

  it('has no problem and no warning', () => {
    assert.deepEqual(site.problems, []);
  });

  it('publishes every sentence of its source to the letter', () => {
    const published = pagesOf(site)
      .map(([, html]) => textWithoutNotes(html))
      .join('\n');
    const sentences = sentencesOf(SOURCE);
    assert.ok(sentences.length >= 20, `the source has ${sentences.length} sentences`);
    const lost = sentences.filter((sentence) => !published.includes(sentence));
    assert.deepEqual(lost, []);
  });

  it('marks the doubtful date and says what is evidently meant', () => {
    const html = textOf(site, '/statement/index.html');
    assert.match(html, /18 November <em>\[sic\]<\/em>\.<sup class="footnote-ref">/);
    assert.match(html, /Evidently 18 December is meant/);
  });

  it('has the pages and files whose addresses never change', () => {
    const expected = [
      '/index.html',
      '/statement/index.html',
      '/facts/index.html',
      '/facts/kazmunaigaz/index.html',
      '/facts/investor/index.html',
      '/facts/lobbying/index.html',
      '/facts/oil-trade/index.html',
      '/events/index.html',
      '/events/london/index.html',
      '/404.html',
      '/events/london.ics',
      '/calendar.ics',
      '/sitemap.xml',
      '/feed.xml',
      '/robots.txt',
      '/site.webmanifest',
      '/icon.svg',
      '/favicon.ico',
      '/apple-touch-icon.png',
    ];
    assert.deepEqual(
      expected.filter((address) => !site.files?.has(address)),
      [],
    );
    assert.ok(!site.files?.has('/updates/index.html'), 'without updates there is no page of them');
  });

  it('gives no address to its source, since none is known', () => {
    const html = textOf(site, '/facts/investor/index.html');
    assert.match(
      html,
      /<cite dir="auto">Protest police killings of striking Kazakh oil workers<\/cite>, <bdi>Chtodelat News<\/bdi>, <time datetime="2011-12">December 2011<\/time>/,
    );
  });

  it('gives the time with its zone, and the address', () => {
    const text = plainText(textOf(site, '/events/london/index.html'));
    assert.match(text, /Wednesday, 21 December 2011 12 noon, London time \(GMT\)/);
    assert.match(text, /62 South Audley Street, Mayfair, London/);
  });

  it('says after its day that it has passed, not that anything took place, and calls nobody to it', () => {
    const html = textOf(site, '/events/london/index.html');
    assert.match(plainText(html), /This date has passed Wednesday, 21 December 2011/);
    assert.doesNotMatch(html, /took place|Add to (your )?calendar/);
  });

  it('announces the protest when it is built before its day', async () => {
    const announced = await siteAsOf(ROOT, '2011-12-18');
    const html = textOf(announced, '/events/london/index.html');
    assert.match(html, /Add to your calendar/);
    assert.doesNotMatch(plainText(html), /took place|has passed/);
    assert.match(plainText(html), /No end time has been announced\./);
    assert.match(html, /dates=20111221T120000%2F20111221T130000&amp;ctz=Europe%2FLondon/);
  });

  it('keeps the event page within one round trip', async () => {
    assert.ok(weightOf(await siteAsOf(ROOT, '2011-12-18'), '/events/london/index.html') <= 14_600);
  });
});

function pagesOf(site: Site): [string, string][] {
  return [...(site.files ?? [])]
    .filter(([address]) => address.endsWith('.html'))
    .map(([address]) => [address, textOf(site, address)]);
}

/** A page's words, white space folded, without the editor's marks and notes. */
function textWithoutNotes(html: string): string {
  return plainText(html.replace(/ ?<em>\[sic\]<\/em>/g, '').replace(/<sup class="footnote-ref">.*?<\/sup>/gs, ''));
}

function plainText(html: string): string {
  const words: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === 'style' || node.nodeName === 'head') return;
    if ('value' in node) words.push(node.value);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return words.join('').replace(/\s+/g, ' ');
}

/** The source's sentences, white space folded, without the dashes that mark its list. */
function sentencesOf(source: string): string[] {
  return source
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim().replace(/^– /, ''))
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]\)?) (?=[A-Z(])/))
    .filter((sentence) => sentence !== '');
}
