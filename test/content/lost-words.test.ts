/** Whatever is typed as Markdown, each of its words is on the page, or a problem names a line. */
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment, defaultTreeAdapter as tree } from 'parse5';
import { readProse } from '../../src/content/reading/prose.ts';
import { runs } from '../runs.ts';

const PIECES = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\n',
    ' ',
    ' ',
    '  ',
    '    ',
    '\t',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '3) ',
    '> ',
    '# ',
    '## ',
    '#',
    '---',
    '===',
    '***',
    '*',
    '**',
    '_',
    '__',
  ],
  ...[
    '~',
    '~~',
    '~~~',
    '`',
    '```',
    '[',
    ']',
    '](',
    '](/a)',
    ')',
    '(',
    '<',
    '>',
    '|',
    '| ',
    '|-|-|',
    '\\',
    '!',
    '^[',
    '[^',
    ']:',
    ': ',
    '&',
    ';',
    'https://',
    '"',
    "'",
    '=',
    '-',
  ],
);

/** Texts of words that are there once each, with signs of Markdown between them. */
const TEXT = fc
  .array(fc.tuple(fc.array(PIECES, { maxLength: 4 }), fc.boolean()), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.map(([signs, isWord], index) => signs.join('') + (isWord ? `word${index}x` : '')).join(''));

const ENVIRONMENT = { docId: 'text', noteName: String, backName: String };

const RESOLVER = {
  link: (href: string) => ({ href }),
  picture: () => ({ fault: 'is not there' }),
};

describe('any text', () => {
  it('has each of its words on the page, or a problem', () => {
    fc.assert(
      fc.property(TEXT, (body) => {
        const read = readProse({ path: 'x.md', body, bodyLine: 1, lang: 'en' }, ENVIRONMENT, RESOLVER);
        if (Array.isArray(read) || read.doubts.length > 0) return true;
        const shown = wordsOf(parseFragment(read.prose.html));
        return (body.match(/word\d+x/g) ?? []).every((word) => shown.includes(word));
      }),
      { numRuns: runs(5000) },
    );
  });
});

/** The text, and what links and tooltips say. */
function wordsOf(node: DefaultTreeAdapterTypes.Node): string {
  if (tree.isTextNode(node)) return node.value;
  const attributes = tree.isElementNode(node) ? node.attrs.map(({ value }) => value) : [];
  return [...attributes, ...('childNodes' in node ? node.childNodes.map(wordsOf) : [])].join(' ');
}
