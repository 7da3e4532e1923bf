/** A site's own address, in any script and with any path: people read its letters, links have it encoded, nothing breaks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Site } from '../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from './mini-campaign.ts';
import { parsedElements } from './parsed-page.ts';
import { siteAsOf, textOf } from './site-as-of.ts';

/** The mini-campaign at an address, with one change of its event, so that there is an announcement of it. */
function siteAt(address: string, more = ''): Promise<Site> {
  const folder = miniCampaign();
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  writeFiles(folder, {
    'content/campaign.yml': `${read('content/campaign.yml').replace(/^address: .*$/m, `address: ${address}`)}cards: one\n${more}`,
    'content/events/vigil.md': read('content/events/vigil.md').replace(
      'published: 2026-04-01 09:00\n',
      'published: 2026-04-01 09:00\nchanges:\n  - at: 2026-04-02 10:00\n    note: Bring a lamp too.\n',
    ),
  });
  return siteAsOf(folder, '2026-04-10');
}

/** What people read of a page: its words, and those of its pictures; not what scripts and links have. */
function wordsOf(html: string): string {
  const words: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (defaultTreeAdapter.isTextNode(node)) words.push(node.value);
    if (!('childNodes' in node) || /^(script|style)$/.test(node.nodeName)) return;
    if (defaultTreeAdapter.isElementNode(node))
      words.push(...node.attrs.filter(({ name }) => /^(alt|title|aria-label)$/.test(name)).map(({ value }) => value));
    node.childNodes.forEach(visit);
  };
  visit(parse(html));
  // The code to put into a page of one's own is made of links, and what is added to a Mastodon server's address is one.
  return words.filter((text) => !/<blockquote|^\/share\?text=/.test(text)).join('\n');
}

const pagesOf = (site: Site): [string, string][] =>
  [...(site.files?.keys() ?? [])]
    .filter((address) => address.endsWith('.html'))
    .map((address) => [address, textOf(site, address)]);

describe('the address of a site', () => {
  for (const [written, read, encoded] of [
    ['https://свобода.рф/', 'https://свобода.рф/', 'https://xn--80abcj2cbr.xn--p1ai/'],
    ['https://xn--80abcj2cbr.xn--p1ai/', 'https://свобода.рф/', 'https://xn--80abcj2cbr.xn--p1ai/'],
    ['https://азат.қаз/', 'https://азат.қаз/', 'https://xn--80aau9b.xn--80ao21a/'],
    ['https://example.org/campaña/', 'https://example.org/campaña/', 'https://example.org/campa%C3%B1a/'],
    ['https://свобода.рф/кампания/', 'https://свобода.рф/кампания/', 'https://xn--80abcj2cbr.xn--p1ai/%D0%BA'],
    ['https://example.org/my%20site/', 'https://example.org/my%20site/', 'https://example.org/my%20site/'],
  ] as const)
    it(`${written} is read as ${read}, and followed encoded`, async () => {
      const site = await siteAt(written, `mirrors: [${JSON.stringify(written)}]\n`);
      assert.deepEqual(site.problems, []);
      for (const [address, html] of pagesOf(site)) {
        assert.doesNotMatch(wordsOf(html), /xn--|%[CD][0-9A-F]/, address);
        for (const { tagName, attributes } of parsedElements(html))
          for (const { name, value } of attributes)
            if (/^(href|src|srcset|content)$/.test(name) && (name !== 'content' || /^https?:/.test(value)))
              assert.match(value, /^\p{ASCII}*$/u, `${address} <${tagName} ${name}>`);
      }
      const announcement = textOf(site, '/events/vigil/announce/index.html');
      assert.ok(wordsOf(announcement).includes(`${read}events/vigil/`), 'the announcement has it');
      assert.ok(wordsOf(textOf(site, '/index.html')).includes(read), 'the foot has it');
      assert.match(textOf(site, '/index.html'), new RegExp(`<link rel="canonical" href="${encoded}`));
      const calendar = textOf(site, '/events/vigil.ics').replace(/\r\n[ \t]/g, '');
      assert.ok(/^DESCRIPTION:(.*)$/m.exec(calendar)?.[1]?.includes(`${read}events/vigil/`), 'the calendar has it');
      assert.ok(/^URL:(.*)$/m.exec(calendar)?.[1]?.startsWith(encoded), 'the calendar leads to it');
      const message = /https:\/\/wa\.me\/\?text=([^"&]*)/.exec(textOf(site, '/events/vigil/index.html'))?.[1] ?? '';
      assert.ok(decodeURIComponent(message).endsWith(`${read}events/vigil/`), message);
      assert.match(textOf(site, '/qr/home.svg'), new RegExp(`<title>${read.slice('https://'.length, -1)}</title>`));
    });
});
