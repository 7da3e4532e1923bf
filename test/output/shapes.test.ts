/** Pages that are finished by their shape are the same, to the byte, as each finished by itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { minify } from 'html-minifier-terser';
import { parseMarkdown, renderMarkdown } from '../../src/content/reading/markdown.ts';
import { targetsOf } from '../../src/html/link-check.ts';
import { type Finishing, finishPage } from '../../src/html/finish-page.ts';
import { finishProse, isPlainProse } from '../../src/output/shapes/plain-prose.ts';
import { ShapedPages } from '../../src/output/shapes/shaped-pages.ts';
import { MARK, unmarked } from '../../src/text/marks.ts';

const SITE = 'https://shapes.example/';
const FINISHING: Finishing = {
  basePath: '/',
  styles: (classes) => `.${[...classes].sort().join(',.')}{color:red}`,
};

const ENVIRONMENT = { docId: 'x', noteName: String, backName: String };

/** Pieces that Markdown is made of, which random text alone would seldom hit. */
const MARKDOWN = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('\n\n', '\n', '  ', '**', '*', '_', '- ', '1. ', '> ', '## ', '`', '[a](/b/)', '~~'),
      fc.constantFrom(
        '[x](https://example.org/?a=1&b=2)',
        '\\\n',
        '---\n',
        '&amp;',
        '<b>',
        '\t',
        '    ',
        'é ü',
      ),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

describe('plain prose', () => {
  it('is minified by collapsing white space as the minifier would', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(MARKDOWN, async (text) => {
        const { tokens } = parseMarkdown(text, ENVIRONMENT);
        const html = renderMarkdown(tokens, ENVIRONMENT).trim();
        if (!isPlainProse(html)) return;
        plain += 1;
        const options = { collapseWhitespace: true, conservativeCollapse: true, removeComments: true };
        const minified = await minify(`<div>${html}</div>`, options);
        assert.equal(
          finishProse(html, (href) => href),
          minified.slice('<div>'.length, -'</div>'.length),
        );
      }),
      { numRuns: 500 },
    );
    assert.ok(plain > 100, `${plain} of 500 were plain`);
  });
});

describe('pages of one shape', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('', ' ', 'two  spaces', 'a & b', '"quoted"', 'a\nb', '\u00a0', 'zqh1qz'),
  );
  const page = fc.record({
    title: value,
    lead: value,
    slug: fc.stringMatching(/^[a-z]{1,8}$/),
    kind: fc.constantFrom('one', 'two words', 'two'),
    prose: fc.constantFrom(
      '<p>Some\nprose</p>',
      '<p>See <a href="/b/">b</a></p>\n<ul>\n<li>x</li>\n</ul>',
      '',
    ),
    items: fc.array(fc.record({ name: value, isNew: fc.boolean() }), { maxLength: 3 }),
  });

  it('are as if each were finished by itself, whatever fills them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 12, maxLength: 24 }), async (pages) => {
        const shaped = new ShapedPages(FINISHING);
        for (const each of pages) {
          const address = `/a/${each.slug}/`;
          const marked = render(each);
          const single = await finishPage(unmarked(marked), address, FINISHING);
          const { html, facts } = await shaped.finish(marked, address);
          assert.equal(html, single.html);
          const known = { address, listed: true };
          assert.deepEqual(
            [...new Set(targetsOf({ ...known, facts }, SITE))].sort(),
            [...new Set(targetsOf({ ...known, facts: single.facts }, SITE))].sort(),
          );
          const words = ({ title, description, card }: typeof facts) => ({ title, description, card });
          assert.deepEqual(words(facts), words(single.facts));
          assert.deepEqual([...facts.ids].sort(), [...single.facts.ids].sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});

interface Filled {
  readonly title: string;
  readonly lead: string;
  readonly slug: string;
  readonly kind: string;
  readonly prose: string;
  readonly items: readonly { readonly name: string; readonly isNew: boolean }[];
}

/** As the template engine would. */
function render({ title, lead, slug, kind, prose, items }: Filled): string {
  const parts = items.map(({ name, isNew }) =>
    part(
      `<li class="item"${isNew ? ' data-new' : ''}><a href="${text(`/a/${slug}.ics`)}">${text(name)}</a></li>`,
    ),
  );
  return part(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="">
<title>${text(title)}</title><meta name="description" content="${text(lead)}">
<meta property="og:image" content="${text(`${SITE}cards/${slug}.png`)}">
<link rel="icon" href="/favicon.ico"><style></style>
<script type="application/ld+json">${markup(JSON.stringify({ name: slug }))}</script></head>
<body><!-- a comment --><nav><a href="/a/">All</a> <a href="/">Home</a></nav>
<main id="main" class="${text(kind)}">
<h1>  ${text(title)} </h1> <p>${text(lead)}</p>
<pre>${text(lead)}
${text(slug)}</pre>
<section class="prose">
${markup(prose)}
</section>
<ul>${parts.join('\n')}</ul>
</main></body></html>`);
}

function text(value: string): string {
  const escaped = unmarked(value)
    .replace(/[&"'<>\\]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/&#38;/g, '&amp;')
    .replace(/&#34;/g, '&quot;')
    .replace(/&#60;/g, '&lt;')
    .replace(/&#62;/g, '&gt;');
  return escaped === '' ? '' : MARK.value + escaped + MARK.escaped;
}

function markup(value: string): string {
  return value === '' ? '' : MARK.value + value + MARK.markup;
}

function part(markupOfPart: string): string {
  return MARK.part + markupOfPart + MARK.partEnd;
}
