/** Share links: each network gets the page's own words and address, and nothing that tells who shared it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SHARE_TARGETS, type SharedPage, shareLinks } from '../../src/share/targets.ts';

const PAGE: SharedPage = {
  url: 'https://example.org/events/vigil/',
  title: 'Vigil & march: “5 + 6”',
  text: 'CANCELLED: Vigil & march. 21 декабря?',
  sharePage: '/events/vigil/share/',
};

/** The values that a link hands over, as the network would read them. */
function valuesOf(href: string): string[] {
  const query = href.includes('?') ? href.slice(href.indexOf('?') + 1).replace(/^&/, '') : '';
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => decodeURIComponent(pair.slice(pair.indexOf('=') + 1)));
}

describe('a share link', () => {
  it('hands the page’s address over whole, once, to every network', () => {
    const others = ['signal', 'mastodon', 'copy'];
    for (const { id, href } of shareLinks(PAGE, undefined).links.filter((target) => !others.includes(target.id))) {
      const told = valuesOf(href).join('\n');
      assert.equal(told.split(PAGE.url).length, 2, `${id}: ${href}`);
      assert.doesNotMatch(href, /\+|%20%20|utm_|ref=/, id);
    }
  });

  it('leads to the share page where a network has no address for everyone', () => {
    for (const id of ['signal', 'mastodon', 'copy'])
      assert.match(shareLinks(PAGE, [id]).links[0]?.href ?? '', /^\/events\/vigil\/share\/#/);
    assert.equal(decodeURIComponent(shareLinks(PAGE, undefined).mastodonPath), `/share?text=${PAGE.text} ${PAGE.url}`);
  });

  it('survives any words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Surrogate}/u.test(text)),
        (text) => {
          for (const { id, href: link } of shareLinks({ ...PAGE, text, title: text }, undefined).links) {
            assert.ok(link.startsWith('/') || URL.canParse(link), `${id}: ${link}`);
            assert.doesNotMatch(link, /[\s"<>]/, id);
            const told = valuesOf(link).join('\n');
            if (!link.startsWith('/')) assert.ok(told.includes(PAGE.url), id);
          }
        },
      ),
    );
  });

  it('is in the campaign’s order, and of every network when it names none', () => {
    assert.deepEqual(
      shareLinks(PAGE, ['email', 'vk']).links.map(({ id }) => id),
      ['email', 'vk'],
    );
    assert.equal(shareLinks(PAGE, undefined).links.length, SHARE_TARGETS.length);
    const { links } = shareLinks({ ...PAGE, sharePage: undefined }, undefined);
    assert.ok(links.length > 5 && links.every(({ href }) => !href.includes('undefined')));
    assert.equal(new Set(SHARE_TARGETS.map(({ id }) => id)).size, SHARE_TARGETS.length);
  });
});
