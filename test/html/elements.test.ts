/** What a page's elements are and where they stand: held against parse5, over pages that we made up and all that we publish. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Element, elementsOf } from '../../src/html/elements.ts';
import { finishPage } from '../../src/html/finish-page.ts';
import { ROOT } from '../mini-campaign.ts';
import { parsedElements } from '../parsed-page.ts';
import { runs } from '../runs.ts';
import { siteAsOf } from '../site-as-of.ts';

/** Names that a page may have; those whose content is no markup among them. */
const BLOCKS = ['div', 'section', 'article', 'DIV', 'main', 'x-part'];
const VOIDS = ['img', 'br', 'input', 'hr', 'wbr'];
const RAW = ['script', 'style', 'textarea', 'title'];
const ATTRIBUTES = ['id', 'class', 'href', 'src', 'srcset', 'HREF', 'data-x', 'aria-label', 'content', 'lang'];

/** Pieces that authors' words and templates are made of, the awkward ones above all. */
const TEXT = fc
  .array(
    fc.constantFrom(
      'word',
      ' ',
      '\n',
      'Ж',
      '😀',
      '&amp;',
      '&lt;',
      '&#1078;',
      '&#x1F600;',
      '&nbsp;',
      '&eacute;',
      '&',
      '& ',
      '<3 ',
      'a < b',
      '/',
      '=',
      '--',
      ']]>',
      '/page/?a=1&amp;b=2#c',
      '/page/?a=1&b=2',
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

const ATTRIBUTE = fc
  .tuple(fc.constantFrom(...ATTRIBUTES), TEXT, fc.constantFrom('"', "'", '', 'none'))
  .map(([name, value, quote]) => {
    if (quote === 'none') return name;
    if (quote === '') return `${name}=${value.replace(/[\s"'=<>`/]/g, '') || 'x'}`;
    return `${name}=${quote}${value}${quote}`;
  });

const ATTRIBUTE_LIST = fc
  .uniqueArray(ATTRIBUTE, { maxLength: 4, selector: (text) => text.split('=')[0]?.toLowerCase() })
  .chain((list) => fc.constantFrom(' ', '\n', '  ').map((space) => list.map((each) => space + each).join('')));

const { node } = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small' },
    TEXT,
    fc.constantFrom('<!-- a <b id="no"> -->', '<!---->', '<!-- -- > -->'),
    fc.tuple(fc.constantFrom(...VOIDS), ATTRIBUTE_LIST, fc.constantFrom('', ' /')).map(
      // A slash right after an unquoted value would be a part of it.
      ([tag, list, slash]) => `<${tag}${list}${slash}>`,
    ),
    // As texts have their pictures.
    fc.constant('<img src="/a.png" alt="" loading="eager" fetchpriority="high">'),
    fc
      .tuple(fc.constantFrom(...RAW), ATTRIBUTE_LIST, TEXT)
      .map(([tag, list, text]) => `<${tag}${list}>${text}<b id="no"></${tag}>`),
    fc
      .tuple(fc.constantFrom(...BLOCKS), ATTRIBUTE_LIST, tie('nodes'))
      .map(([tag, list, inner]) => `<${tag}${list}>${inner}</${tag}>`),
  ),
}));

const PAGE = fc
  .array(node, { maxLength: 5 })
  .map((nodes) => `<!doctype html><html lang="en"><head><title>t</title></head><body>${nodes.join('')}</body></html>`);

/** Every page of the sample, and of the example in three languages. */
async function publishedPages(): Promise<[string, string][]> {
  const sites = [await siteAsOf(ROOT, '2011-12-18'), await siteAsOf(join(ROOT, 'examples/library'), '2026-05-01')];
  return sites.flatMap(({ files, problems }) => {
    assert.ok(files, JSON.stringify(problems));
    return [...files]
      .filter(([address]) => address.endsWith('.html'))
      .map(([address, { body }]): [string, string] => [address, String(body)]);
  });
}

describe('the elements of a page', () => {
  let pages: [string, string][];
  before(async () => {
    pages = await publishedPages();
    assert.ok(pages.length > 60, `${pages.length} pages`);
  });

  it('are those that a browser finds, with their attributes, on every page that we publish', () => {
    for (const [address, html] of pages) assertSame(html, address);
  });

  it('are so on pages of any words, quotes, comments and scripts', () => {
    fc.assert(
      fc.property(PAGE, (html) => assertSame(html, html)),
      { numRuns: runs(1000) },
    );
  });

  it('have the text of titles, scripts and styles to the letter, of which policies are made', () => {
    for (const [address, html] of pages) {
      const told = (elements: readonly { readonly tagName: string; readonly text: string }[]): string[] =>
        elements.filter(({ tagName }) => /^(title|script|style)$/.test(tagName)).map(({ text }) => text);
      assert.deepEqual(told(elementsOf(html)), told(parsedElements(html)), address);
    }
  });
});

describe('finishing a page', () => {
  const EMPTY_POLICY = '<meta http-equiv="Content-Security-Policy" content="">';
  const finishing = { styles: () => 'p{color:red}', basePath: '/under/' };

  it('changes links, late pictures, the sheet and the policy, and not a byte besides', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        const html = page.replace('<head>', () => `<head>${EMPTY_POLICY}<style></style>`);
        assert.equal(withoutChanges(finishPage(html, '/a/b/', finishing).html), withoutChanges(html));
      }),
      { numRuns: runs(500) },
    );
  });

  it('leaves a page without any of them as it was', () => {
    const tag = fc.constantFrom('<p id="a" class="b">', '<!-- c -->', '<img alt="">', '<a href="#x">', ' & <3 ');
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        const html = `<!doctype html>${tags.join('')}`;
        assert.equal(finishPage(html, '/a/b/', finishing).html, html);
      }),
    );
  });

  it('is done with a page once: what is finished is not changed again', () => {
    fc.assert(
      fc.property(PAGE, (html) => {
        const once = finishPage(html, '/a/b/', finishing).html;
        assert.equal(finishPage(once, '/a/b/', { ...finishing, styles: () => '' }).html, once);
      }),
      { numRuns: runs(300) },
    );
  });
});

/** The elements and attributes that we found are those of parse5, and stand where we say. */
function assertSame(html: string, message: string): void {
  const own = elementsOf(html);
  const told = (elements: readonly Pick<Element, 'tagName' | 'attributes'>[]) =>
    elements.map(({ tagName, attributes }) => ({ tagName, attributes }));
  assert.deepEqual(told(own), told(parsedElements(html)), message);
  for (const element of own) assertContent(element, html);
}

/** Content begins right after the start tag. */
function assertContent({ contentStart, attributes, tagName }: Element, html: string): void {
  assert.equal(html[contentStart - 1], '>', `<${tagName}>`);
  for (const { end } of attributes) assert.ok(end < contentStart, `<${tagName}>`);
}

/** A page without what finishing may change: cut out by parse5's places, not by ours. */
function withoutChanges(html: string): string {
  const changeable = parsedElements(html).flatMap(({ tagName, attributes }) =>
    attributes.filter(
      ({ name, value }) =>
        /^(href|src|srcset|loading|fetchpriority)$/.test(name) ||
        (tagName === 'meta' && name === 'content' && /^$|default-src/.test(value)),
    ),
  );
  let rest = '';
  let at = 0;
  for (const { start, end } of changeable) {
    rest += html.slice(at, start);
    at = end;
  }
  return (rest + html.slice(at)).replace('<style>p{color:red}', '<style>');
}
