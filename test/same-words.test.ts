/** Any Markdown has the same words in the same order on the page, in calendar and feed, on poster and leaflet; what is struck out in none. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type DefaultTreeAdapterTypes, parse, parseFragment, defaultTreeAdapter as tree } from 'parse5';
import type { Edition } from '../src/campaign/edition.ts';
import { isError } from '../src/campaign/problem.ts';
import type { Prose } from '../src/campaign/prose.ts';
import { leafletData, posterData } from '../src/print/print-data.ts';
import { quick } from './day-of-action.ts';
import { miniCampaign, writeFiles } from './mini-campaign.ts';
import { runs } from './runs.ts';
import { siteAsOf, textOf } from './site-as-of.ts';

/** What a reader is to see, in order: words, numbers of items and notes; an address stands behind a link where there is no markup. */
interface Written {
  readonly markdown: string;
  readonly words: readonly Word[];
}

interface Word {
  readonly text: string;
  readonly isAddress?: boolean;
  readonly isNote?: boolean;
}

const WORD = fc.constantFrom(
  'bread',
  'Straße',
  'naïve',
  'вода',
  'هواء',
  '水车',
  'x1',
  "l'eau",
  'R&D',
  'a_b',
  '<3',
  'Čas?',
  '"so"',
);
const PHRASE = fc.array(WORD, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const ADDRESS = fc.nat(99).map((number) => `https://elsewhere.example/p${number}`);

const plain = (markdown: string): Written => ({ markdown, words: wordsOf(markdown) });

const INLINE: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: PHRASE.map(plain) },
  PHRASE.map((text) => ({
    ...plain(text),
    markdown: `**${text.replace(/[^\p{L}\p{N}]+$/u, '')}**`,
    words: wordsOf(text),
  })),
  PHRASE.map((text) => ({ markdown: `~~${text}~~`, words: [] })),
  PHRASE.map((text) => ({ markdown: `\`${text}\``, words: wordsOf(text) })),
  fc.tuple(PHRASE, ADDRESS).map(([text, address]) => ({
    markdown: `[${text} *now*](${address})`,
    words: [
      ...wordsOf(`${text} now`),
      ...wordsOf(address.slice('https://'.length)).map((word) => ({ ...word, isAddress: true })),
    ],
  })),
  ADDRESS.map((address) => plain(address)),
);

const LINE: fc.Arbitrary<Written> = fc
  .tuple(PHRASE.map(plain), fc.array(fc.tuple(fc.constantFrom(' ', '\n', '  \n'), INLINE), { maxLength: 4 }))
  .map(([first, rest]) => ({
    markdown: first.markdown + rest.map(([space, { markdown }]) => space + markdown).join(''),
    words: [first, ...rest.map(([, inline]) => inline)].flatMap(({ words }) => words),
  }));

const indented = (text: string, by: string): string => text.replace(/\n(?=.)/g, `\n${by}`);

const ITEMS = (item: fc.Arbitrary<Written>): fc.Arbitrary<Written> =>
  fc
    .tuple(fc.option(fc.nat(40), { nil: undefined }), fc.array(item, { minLength: 1, maxLength: 3 }))
    .map(([start, items]) => ({
      markdown: items
        .map(({ markdown }, index) => {
          const lead = start === undefined ? '- ' : `${start + index}. `;
          return lead + indented(markdown, ' '.repeat(lead.length));
        })
        .join('\n'),
      words: items.flatMap(({ words }, index) => [
        ...(start === undefined ? [] : wordsOf(String(start + index))),
        ...words,
      ]),
    }));

const CELL = PHRASE.map(plain);

const BLOCK: fc.Arbitrary<Written> = fc.oneof(
  { weight: 3, arbitrary: LINE },
  PHRASE.map((text) => ({ ...plain(text), markdown: `## ${text}` })),
  ITEMS(LINE),
  ITEMS(
    fc.tuple(LINE, ITEMS(LINE)).map(([line, list]) => ({
      markdown: `${line.markdown}\n\n${list.markdown}`,
      words: [...line.words, ...list.words],
    })),
  ),
  LINE.map(({ markdown, words }) => ({ markdown: `> ${indented(markdown, '> ')}`, words })),
  PHRASE.map((text) => ({ markdown: `\`\`\`\n${text}\n\n  ${text}\n\`\`\``, words: wordsOf(`${text} ${text}`) })),
  fc.tuple(CELL, CELL, CELL, CELL).map((cells) => ({
    markdown: `| ${cells[0].markdown} | ${cells[1].markdown} |\n| - | - |\n| ${cells[2].markdown} | ${cells[3].markdown} |`,
    words: cells.flatMap(({ words }) => words),
  })),
);

const TEXT: fc.Arbitrary<Written> = fc
  .tuple(fc.array(BLOCK, { minLength: 1, maxLength: 5 }), fc.option(LINE))
  .map(([blocks, note]) => {
    const number = { text: '1', isNote: true };
    const lead = note
      ? [{ markdown: 'As we said[^n] once', words: [...wordsOf('As we said'), number, ...wordsOf('once')] }]
      : [];
    const end = note
      ? [
          {
            markdown: `[^n]: ${indented(note.markdown, '    ')}`,
            words: [number, ...note.words.map((word) => ({ ...word, isNote: true }))],
          },
        ]
      : [];
    const all = [...lead, ...blocks, ...end];
    return {
      markdown: all.map(({ markdown }) => markdown).join('\n\n***\n\n'),
      words: all.flatMap(({ words }) => words),
    };
  });

function wordsOf(text: string): Word[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => ({ text: word }));
}

/** The words of rendered Markdown as its readers see them, the numbers of items among them. */
function wordsOfHtml(node: DefaultTreeAdapterTypes.Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (!('childNodes' in node)) return '';
  if (tree.isElementNode(node) && (node.tagName === 's' || classOf(node) === 'footnote-back')) return '';
  const inner = node.childNodes.map(wordsOfHtml).join('');
  if (!tree.isElementNode(node)) return inner;
  const space = /^(a|em|strong|code)$/.test(node.tagName) ? '' : ' ';
  return space + (node.tagName === 'li' ? numberOf(node) : '') + inner + space;
}

function numberOf(item: DefaultTreeAdapterTypes.Element): string {
  const list = item.parentNode;
  if (!list || !tree.isElementNode(list) || list.tagName !== 'ol') return '';
  const items = list.childNodes.filter((node) => tree.isElementNode(node) && node.tagName === 'li');
  const start = Number(list.attrs.find(({ name }) => name === 'start')?.value ?? 1);
  return `${start + items.indexOf(item)} `;
}

function classOf(element: DefaultTreeAdapterTypes.Element): string {
  return element.attrs.find(({ name }) => name === 'class')?.value ?? '';
}

function find(node: DefaultTreeAdapterTypes.Node, wanted: string): DefaultTreeAdapterTypes.Element | undefined {
  if (tree.isElementNode(node) && classOf(node).split(' ').includes(wanted)) return node;
  return 'childNodes' in node ? node.childNodes.map((child) => find(child, wanted)).find(Boolean) : undefined;
}

function assertSame(shown: string, expected: readonly Word[], output: string, { markdown }: Written): void {
  const words = wordsOf(shown).map(({ text }) => text);
  assert.deepEqual(
    words,
    expected.map(({ text }) => text),
    `${output} of\n${markdown}\n---\n${shown}`,
  );
}

describe('any Markdown', { timeout: 600_000 }, () => {
  it('has the same words in the same order in every output', async () => {
    const texts = fc.array(TEXT, { minLength: 10, maxLength: 10 });
    await fc.assert(fc.asyncProperty(texts, holdTogether), { numRuns: runs(12) });
  });
});

async function holdTogether(texts: readonly Written[]): Promise<void> {
  const campaign = miniCampaign();
  writeFiles(campaign, {
    'content/campaign.yml': quick(readFileSync(join(campaign, 'content/campaign.yml'), 'utf8')),
  });
  for (const [index, { markdown }] of texts.entries())
    writeFiles(campaign, {
      [`content/events/e${index}.md`]: `---\nid: e${index}@library.example\ntitle: E\nstarts: 2026-05-02 18:00\nends: 2026-05-02 19:00\nplace: { name: Hall }\npublished: 2026-04-01 09:00\n---\n\n${markdown}\n`,
      [`content/updates/u${index}.md`]: `---\ntitle: U\nsummary: U\ndate: 2026-04-03 10:00\n---\n\n${markdown}\n`,
    });
  const site = await siteAsOf(campaign, '2026-04-10');
  assert.deepEqual(site.problems.filter(isError), []);
  const [edition] = site.publication?.editions ?? [];
  assert.ok(edition);
  const feed: { readonly items: { readonly url: string; readonly content_html: string }[] } = JSON.parse(
    textOf(site, '/feed.json'),
  );
  for (const [index, text] of texts.entries()) {
    const event = edition.events.find(({ slug }) => slug === `e${index}`);
    assert.ok(event);
    const read = text.words.filter(({ isAddress }) => !isAddress);
    const page = find(parse(textOf(site, `/events/e${index}/index.html`)), 'prose');
    assert.ok(page);
    assertSame(wordsOfHtml(page), read, 'the page', text);
    const item = feed.items.find(({ url }) => url.endsWith(`/updates/u${index}/`));
    assertSame(wordsOfHtml(parseFragment(item?.content_html ?? '')), read, 'the feed', text);
    const told = feed.items.find(({ url }) => url.endsWith(`/events/e${index}/`))?.content_html ?? '';
    assert.ok(wordsOfHtml(parseFragment(told)).endsWith(wordsOfHtml(parseFragment(item?.content_html ?? ''))));
    assertSame(calledIn(textOf(site, event.calendarAddress)), text.words, 'the calendar', text);
    assertSame(posterData(event, edition).event?.call ?? '', text.words, 'the poster', text);
    assertSame(leafletOf(edition, event.prose), text.words, 'the leaflet', text);
    const onOneLine = read.filter(({ isNote }) => !isNote);
    assertSame(event.prose.plain, onOneLine, 'the description', text);
  }
}

/** The description of a calendar's event without the line that says where to check it, and without the schemes of links. */
function calledIn(calendar: string): string {
  const event = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent');
  const description = String(event?.getFirstPropertyValue('description'));
  return description.slice(0, description.lastIndexOf('\n\n')).replaceAll('(https://', '(');
}

/** The statement's side of the leaflet, if this were the statement. */
function leafletOf(edition: Edition, prose: Prose): string {
  assert.ok(edition.statement);
  const { statement } = leafletData({ ...edition, statement: { ...edition.statement, prose } });
  return (statement?.blocks ?? [])
    .map(({ type, marker, runs }) => {
      const words = runs.map(({ text, raised }) => (raised ? ` ${text} ` : text)).join('');
      return `${type === 'item' ? marker : ''} ${words}`;
    })
    .join('\n');
}
