/** Links: relative ones lead where the absolute ones did, and nothing unsafe passes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { wellFormed } from '../../src/text/escape.ts';
import {
  fileOf,
  hasCredentials,
  isAllowedLink,
  isExternal,
  printedAddress,
  readableUrl,
  relativeLink,
} from '../../src/text/url.ts';
import { runs } from '../runs.ts';

const segment = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
const pageAddress = fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.map((part) => `${part}/`).join('')}`);
const fileAddress = fc.tuple(pageAddress, segment).map(([folder, name]) => `${folder}${name}.ics`);

describe('a relative link', () => {
  it('leads to the same file, at the root, under a path and from a disk', () => {
    fc.assert(
      fc.property(
        pageAddress,
        fc.oneof(pageAddress, fileAddress),
        fc.constantFrom('', '#note', '?q=1#x'),
        (from, to, rest) => {
          const link = relativeLink(from, to + rest);
          for (const base of ['https://a.example', 'https://a.example/under/a/path', 'file:///media/stick/site']) {
            const expected = from === to && rest.startsWith('#') ? fileOf(from) + rest : fileOf(to) + rest;
            assert.equal(new URL(link, base + fileOf(from)).href, base + expected);
          }
        },
      ),
    );
  });
});

describe('a link in a text', () => {
  it('is published only if every browser would take it for http, https, mailto, tel or a page', () => {
    const dressed = fc
      .tuple(
        fc.constantFrom('javascript', 'JaVaScRiPt', 'data', 'vbscript', 'file', 'blob'),
        fc.constantFrom('', '\t', '\n', '\u0000', ' '),
        fc.string(),
      )
      .map(([scheme, filler, rest]) => `${filler}${scheme.slice(0, 3)}${filler}${scheme.slice(3)}:${rest}`);
    fc.assert(
      fc.property(fc.oneof(dressed, fc.string(), fc.webUrl()), (href) => {
        if (!isAllowedLink(href) || !URL.canParse(href, 'https://a.example/b/')) return;
        const { protocol } = new URL(href, 'https://a.example/b/');
        assert.ok(['http:', 'https:', 'mailto:', 'tel:'].includes(protocol), `${JSON.stringify(href)} is ${protocol}`);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('is no half of a web address, and none with a line end or a host of two words', () => {
    const refused = [
      'http:evil',
      'https:/evil',
      '//evil.example/',
      'https://',
      'https:///a',
      'https://evil .example/',
      'https://a.example/\nb',
      'mailto:a@b.example\nBcc:c',
    ];
    assert.deepEqual(refused.filter(isAllowedLink), []);
    const allowed = ['https://a.example', 'HTTP://a.example/b c', 'mailto:a@b.example', '/facts/', '#x', 'tel:+44'];
    assert.deepEqual(allowed.filter(isAllowedLink), allowed);
  });

  it('is external when it has a scheme or a host of its own', () => {
    assert.deepEqual(
      ['https://b.example/', '//b.example/', 'mailto:a@b.example', '/facts/', 'facts/', '#x'].map(isExternal),
      [true, true, true, false, false, false],
    );
  });
});

describe('an address for people', () => {
  it('leads where the link does, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.string({ unit: 'grapheme' }),
        (url, text) => {
          const { href } = new URL(encodeURIComponent(wellFormed(text)), url);
          assert.equal(new URL(readableUrl(href)).href, href);
        },
      ),
    );
  });

  it('has the letters of every script, and nothing that cannot be seen', () => {
    assert.equal(readableUrl('https://xn--80abcj2cbr.xn--p1ai/%D0%BA/'), 'https://свобода.рф/к/');
    assert.equal(
      readableUrl('https://example.org/a%20b%E2%80%8Bc%E2%80%AEd%FF/'),
      'https://example.org/a%20b%E2%80%8Bc%E2%80%AEd%FF/',
    );
    assert.equal(readableUrl('no address'), 'no address');
  });

  it('is printed as it is typed, in letters that can be drawn', () => {
    assert.equal(printedAddress('https://xn--80abcj2cbr.xn--p1ai/'), 'свобода.рф');
    assert.equal(printedAddress('https://example.org/campa%C3%B1a/'), 'example.org/campaña');
    assert.equal(printedAddress('https://xn--r8jz45g.example/'), 'xn--r8jz45g.example');
  });
});

describe('a user or a password in an address', () => {
  it('is noticed in addresses of sites alone', () => {
    for (const href of ['https://a:b@c.example/', 'http://a@c.example', 'https://:b@c.example/x'])
      assert.ok(hasCredentials(href), href);
    for (const href of [
      'https://c.example/@a',
      'mailto:a@c.example',
      '/a@b',
      'https://c.example/?to=a:b@c',
      'nonsense',
    ])
      assert.ok(!hasCredentials(href), href);
  });
});
