/** Escaping, shortening, slugs and near words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseFragment } from 'parse5';
import { escapeMarkup, wellFormed } from '../../src/text/escape.ts';
import { nearest } from '../../src/text/nearest.ts';
import { shorten } from '../../src/text/shorten.ts';
import { readFileName, slugOfWords, suggestSlug } from '../../src/text/slug.ts';

const anyText = fc.string({ unit: 'binary' });

describe('escaped text', () => {
  it('is one text again in HTML, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { childNodes } = parseFragment(`<p title="${escapeMarkup(text)}">${escapeMarkup(text)}</p>`);
        assert.equal(childNodes.length, 1);
        const [element] = childNodes;
        assert.ok(element && 'attrs' in element);
        assert.equal(element.attrs[0]?.value, wellFormed(text));
        assert.equal(element.childNodes.map((node) => ('value' in node ? node.value : '?')).join(''), wellFormed(text));
      }),
    );
  });

  it('is well-formed XML, whatever it was', () => {
    const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, htmlEntities: true });
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = `<a b="${escapeMarkup(text)}">x${escapeMarkup(text)}</a>`;
        assert.equal(XMLValidator.validate(xml), true);
        assert.ok(parser.parse(xml));
      }),
    );
  });
});

describe('shortened text', () => {
  it('is never longer than asked, never splits a character, and begins like the whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-composite', maxLength: 300 }),
        fc.integer({ min: 2, max: 200 }),
        (text, limit) => {
          const short = shorten(text, limit);
          assert.ok([...short].length <= limit);
          assert.doesNotMatch(short, /\p{Surrogate}/u);
          assert.ok(text.replace(/\s+/g, ' ').trim().startsWith(short.replace(/…$/, '')) || short === text);
        },
      ),
    );
  });

  it('ends after a whole word', () => {
    assert.equal(shorten('Ten people were shot dead, more than 70 wounded', 28), 'Ten people were shot dead…');
  });
});

describe('a file name', () => {
  it('is an order, a slug and a language', () => {
    assert.deepEqual(readFileName('01-kazmunaigaz.kk.md'), { order: 1, slug: 'kazmunaigaz', lang: 'kk' });
    assert.deepEqual(readFileName('2011-killings.md'), {
      order: Number.POSITIVE_INFINITY,
      slug: '2011-killings',
      lang: undefined,
    });
    assert.equal(readFileName('May Day.md'), undefined);
    assert.equal(readFileName('../x.md'), undefined);
  });

  it('that will not do is turned into one that will', () => {
    assert.equal(suggestSlug('May Day – Café.md'), 'may-day-cafe');
    assert.equal(suggestSlug('Пикет.md'), '');
  });

  it('made of German words is written as German is without its own letters', () => {
    assert.equal(slugOfWords('Mahnwache für die Straße', 'de'), 'mahnwache-fuer-die-strasse');
    assert.equal(slugOfWords('Ü', 'de-AT'), 'ue');
    assert.equal(slugOfWords('Für Ürümqi', 'tr'), 'fur-urumqi');
  });
});

describe('the nearest word', () => {
  it('is found for a slip and not for another word', () => {
    assert.equal(nearest('strats', ['starts', 'status']), 'starts');
    assert.equal(nearest('canceled', ['cancelled', 'confirmed']), 'cancelled');
    assert.equal(nearest('banner', ['starts', 'status']), undefined);
  });
});
