/** What others put into their own sites: plain, valid, escaped, with the event's state. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import { embedHtml } from '../../src/share/embed.ts';
import { FIXTURES, miniCampaign, writeFiles } from '../mini-campaign.ts';
import { publicationOf } from '../publication-of.ts';

const HOSTILE = 'Sing "<b>loud</b>" & \'clear\' </blockquote><script>alert(1)</script>';

/** As YAML. */
const QUOTED = `'${HOSTILE.replaceAll("'", "''")}'`;

describe('an embed', () => {
  it('has an event’s link, date, place and state, and no script, style or picture', async () => {
    const { views } = await publicationOf(miniCampaign(join(FIXTURES, 'life/cancelled')), '2026-04-12');
    const view = views.find(({ kind }) => kind === 'event');
    assert.ok(view);
    assert.equal(
      embedHtml(view),
      [
        '<blockquote lang="en" dir="ltr" cite="https://library.example/events/vigil/">',
        '<p><a href="https://library.example/events/vigil/" rel="noopener">CANCELLED: Vigil at the library</a><br>',
        '<time datetime="2026-05-01T18:00:00+01:00">Friday, 1 May 2026, 18:00 to 19:00, London time (BST)</time><br>',
        'The library, 1 Church Street</p>',
        '<p><a href="https://library.example/" rel="noopener">Open the library</a></p>',
        '</blockquote>',
      ].join('\n'),
    );
  });

  it('is valid HTML that keeps any words as words', async () => {
    const folder = miniCampaign();
    writeFiles(folder, {
      'content/statement.md': `---\ntitle: ${QUOTED}\nsummary: ${QUOTED}\n---\n\nx\n`,
      'content/events/vigil.md': `---\nid: vigil@library.example\ntitle: ${QUOTED}\nstarts: 2026-05-01 18:00\nplace: { name: ${QUOTED} }\npublished: 2026-04-01 09:00\n---\n`,
    });
    const { views } = await publicationOf(folder, '2026-04-12');
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const shared = views.filter(({ share }) => share);
    assert.ok(shared.length >= 5);
    for (const view of shared) {
      const html = embedHtml(view);
      assert.equal((await validator.validateString(html)).errorCount, 0, html);
      assert.doesNotMatch(html, /<(script|b|style|img|iframe)\b/);
      const again = serialize(parseFragment(html));
      assert.equal(serialize(parseFragment(again)), again);
    }
    // Title, and the description of the one, the place of the other.
    for (const kind of ['statement', 'event']) {
      const view = shared.find((each) => each.kind === kind);
      assert.ok(view);
      assert.equal(textIn(embedHtml(view)).split(HOSTILE).length, 3, kind);
    }
  });
});

function textIn(html: string): string {
  const wordsOf = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
  };
  return wordsOf(parseFragment(html));
}
