/** Hostile words in every field are words in every output: no markup, no property, no script, no instruction comes of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { stringify } from 'yaml';
import type { Site } from '../src/eleventy/site.ts';
import { miniCampaign, writeFiles } from './mini-campaign.ts';
import { attributeValue, parsedElements } from './parsed-page.ts';
import { runs } from './runs.ts';
import { isSafeLink } from './safe-link.ts';
import { siteAsOf } from './site-as-of.ts';

const PAYLOADS = [
  'Evil</script><script>alert(1)</script>',
  'Evil"><img src=x onerror=alert(1)>',
  "Evil' onmouseover='alert(1)",
  'Evil]]><evil/><![CDATA[',
  'Evil<!-- --></title></style><svg onload=alert(1)>',
  'Evil {{ 7 * 7 }} {% include "layouts/base.njk" %} $(7*7) <%= 7 %>',
  'Evil\nATTENDEE:mailto:evil@example.org\nEND:VEVENT',
  'Evil;VALUE=URI:x, BEGIN:VALARM',
  'Evil javascript:alert(1) data:text/html,x',
  'Evil &lt;b&gt; &amp;amp; &#60;i&#62;',
  'Evil } body { display: none } /* */ @import "x";',
];

/** Every text that an author can write, each the payload. */
function campaignOf(payload: string, cards: 'each' | 'one'): Record<string, string> {
  const markdown = (fields: object, body: string): string => `---\n${stringify(fields)}---\n\n${body}\n`;
  const line = payload.replace(/\s+/g, ' ');
  // Raw HTML in a text is refused before anything is made of it; here it stands as code.
  const body = `Words \`${line.replaceAll('`', '')}\` and more.`;
  return {
    'content/campaign.yml': stringify({
      title: payload,
      summary: payload,
      address: 'https://library.example/',
      zone: 'Europe/London',
      languages: ['en'],
      source: payload,
      organiser: { name: payload, url: 'https://example.org/?a="><b>' },
      headings: { facts: payload },
      contact: { post: payload, link: 'https://example.org/?a="><b>' },
      press: { name: payload, hours: payload, telephone: '020 7946 0000' },
      actions: [
        { do: 'link', label: payload, link: 'https://example.org/?a="><b>' },
        { do: 'write', who: payload, to: ['a@example.org'], post: payload, subject: payload, text: payload },
        { do: 'sign', who: payload, post: payload, text: payload, privacy: payload },
      ],
      mirrors: ['https://mirror.example/"><evil>/'],
      print: 'none',
      cards,
    }),
    'content/supporters.yml': stringify({
      groups: [payload],
      supporters: [{ name: payload, link: 'https://example.org/?a="><b>', group: payload }],
      quotes: [{ quote: payload, name: payload, role: payload }],
    }),
    'content/statement.md': markdown({ title: payload, summary: payload }, body),
    'content/facts/readers.md': markdown(
      {
        claim: payload,
        summary: payload,
        sources: [
          {
            title: payload,
            publisher: payload,
            quotation: payload,
            supports: payload,
            url: 'https://example.org/?a="><b>',
          },
        ],
        corrections: [{ at: '2026-04-02 10:00', note: payload }],
      },
      body,
    ),
    'content/events/vigil.md': markdown(
      {
        id: 'vigil@library.example',
        title: payload,
        summary: payload,
        starts: '2026-05-01 18:00',
        place: { name: payload, address: payload },
        published: '2026-04-01 09:00',
        changes: [{ at: '2026-04-02 10:00', note: payload }],
      },
      body,
    ),
    'content/updates/news.md': markdown({ title: payload, summary: payload, date: '2026-04-03 10:00' }, body),
  };
}

describe('hostile words in every field', { timeout: 300_000 }, () => {
  for (const payload of PAYLOADS)
    it(`are words everywhere: ${JSON.stringify(payload).slice(0, 60)}`, async () => {
      // Of these, only signs that the typesetter has a use for could mean anything to cards.
      const site = await siteOf(payload, /[$*#]/.test(payload) ? 'each' : 'one');
      assert.ok(site.files, JSON.stringify(site.problems));
      assertInert(site);
      // They are there, as words.
      const page = String(site.files.get('/events/vigil/index.html')?.body);
      const headings = parsedElements(page)
        .filter(({ tagName }) => tagName === 'h1')
        .map(({ text }) => text.replace(/\s+/g, ' '));
      assert.deepEqual(headings, [payload.replace(/\s+/g, ' ')]);
    });

  it('are words everywhere, whatever they are', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      ';',
      ':',
      ',',
      '{{',
      '}}',
      '{%',
      '%}',
      '--',
      ']]>',
      '<!--',
      '</',
      'script',
      'style',
      '=',
      '\n',
      ' ',
      'a',
      'Ж',
      '(',
      ')',
      '#',
      '/*',
      '*/',
      '@',
      '$',
      '[',
      ']',
      'javascript:',
      '=?',
      '%0a',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
        const site = await siteOf(`Evil${pieces.join('')}.`, 'one');
        assert.ok(site.files, JSON.stringify(site.problems));
        assertInert(site);
      }),
      { numRuns: runs(12) },
    );
  });
});

function siteOf(payload: string, cards: 'each' | 'one'): Promise<Site> {
  const campaign = miniCampaign();
  writeFiles(campaign, campaignOf(payload, cards));
  return siteAsOf(campaign, '2026-04-10');
}

function assertInert({ files }: Site): void {
  for (const [name, { body }] of files ?? []) {
    const text = String(body);
    if (name.endsWith('.html')) assertPage(name, text);
    else if (name.endsWith('.ics')) assertCalendar(name, text);
    else if (/\.(xml|svg)$/.test(name)) assert.equal(XMLValidator.validate(text), true, name);
    else if (/\.(json|webmanifest)$/.test(name)) assert.doesNotThrow(() => JSON.parse(text), name);
  }
  const feed = new XMLParser().parse(String(files?.get('/feed.xml')?.body));
  assert.deepEqual(Object.keys(feed.feed).sort(), ['author', 'entry', 'id', 'link', 'subtitle', 'title', 'updated']);
}

function assertPage(name: string, html: string): void {
  const elements = parsedElements(html);
  for (const element of elements) {
    assert.ok(!['evil', 'svg', 'iframe', 'object', 'base'].includes(element.tagName), `${name}: <${element.tagName}>`);
    for (const { name: key, value } of element.attributes) {
      assert.doesNotMatch(key, /^on|^style$/, `${name}: ${key}`);
      if (/^(href|src|action)$/.test(key)) assert.ok(isSafeLink(value), `${name}: ${value}`);
    }
    if (element.tagName !== 'script') continue;
    if (attributeValue(element, 'type') === 'application/ld+json')
      assert.doesNotThrow(() => JSON.parse(element.text), name);
    else assert.doesNotMatch(element.text, /Evil|alert/, name);
  }
  const styles = elements.filter(({ tagName }) => tagName === 'style').map(({ text }) => text);
  assert.doesNotMatch(styles.join(''), /Evil/, name);
  assert.equal(
    elements.filter((each) => attributeValue(each, 'http-equiv') === 'Content-Security-Policy').length,
    1,
    name,
  );
  // What template engines would have worked out.
  assert.doesNotMatch(html, /Evil 49|Evil <!doctype/, name);
}

const PROPERTIES = new Set([
  'uid',
  'dtstamp',
  'last-modified',
  'sequence',
  'dtstart',
  'dtend',
  'duration',
  'summary',
  'description',
  'location',
  'url',
  'status',
  'transp',
]);

function assertCalendar(name: string, text: string): void {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getAllSubcomponents('vevent').length, 1, name);
  for (const event of calendar.getAllSubcomponents('vevent')) {
    assert.equal(event.getAllSubcomponents().length, 0, name);
    for (const property of event.getAllProperties())
      assert.ok(PROPERTIES.has(property.name), `${name}: ${property.name}`);
    assert.match(String(event.getFirstPropertyValue('summary')), /^Evil/, name);
  }
}
