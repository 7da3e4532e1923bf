/** Telephone numbers, addresses and words of other scripts keep their order among words from right to left. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isolated, leftToRightRuns } from '../../src/text/direction.ts';

const runsOf = (text: string): string[] => leftToRightRuns(text).map(([start, end]) => text.slice(start, end));

describe('among words from right to left', () => {
  for (const [text, runs] of [
    ['اتصلوا على +44 20 7946 0000 الآن.', ['+44 20 7946 0000']],
    ['اتصلوا على +442079460000.', ['+442079460000']],
    ['اتصلوا (020 7946 0000) الآن', ['020 7946 0000']],
    ['اتصلوا على (020) 7946 0000 الآن', ['(020) 7946 0000']],
    ['اتصلوا على ٠٢٠ ٧٩٤٦ ٠٠٠٠ الآن', ['٠٢٠ ٧٩٤٦ ٠٠٠٠']],
    ['התקשרו אל 03-123-4567 עכשיו', ['03-123-4567']],
    ['في 2031-03-12 مساء', ['2031-03-12']],
    ['العنوان: 12 Abai Street, Almaty.', ['12 Abai Street, Almaty']],
    ['شقة Flat 5, High Street 1، لندن', ['Flat 5, High Street 1']],
    ['اكتبوا إلى info@example.org أو @library!', ['info@example.org', '@library']],
    ['انظروا https://example.org/a/.', ['https://example.org/a/']],
    ['في (Library of the valley) غدا', ['Library of the valley']],
    ['لغة C++ و Zara (UK) هنا', ['C++', 'Zara (UK)']],
    ['Facebook، Telegram، X', ['Facebook', 'Telegram', 'X']],
    ['يقرأ 4,000 Facebook هنا', ['Facebook']],
    ['يقرأ 4,000 قارئ، 2030-2031، 18:30–20:00، 50%', []],
    ['بين \u2066+44 20 7946 0000\u2069 هنا', []],
    ['بتوقيت لندن (BST). Elm Road Library, Leeds.', ['BST', 'Elm Road Library, Leeds']],
    ['حتى ٦ ژوئن 2026. Elm Road Library', ['Elm Road Library']],
    ['An hour later. (الإنجليزية)', ['An hour later']],
    ['20 ביוני 2026, 9:00. Town Hall, York.', ['Town Hall, York']],
    ['ساعت ۹:۰۰. Town Hall, York.', ['Town Hall, York']],
    ['*مسيرة إلى Elm Road*', ['Elm Road']],
    ['لا شيء', []],
  ] as const)
    it(`${JSON.stringify(runs)} are told apart`, () => assert.deepEqual(runsOf(text), runs));

  it('nothing but brackets of direction is added, and each is closed', () => {
    const piece = fc.constantFrom('كتاب', ' ', '+44 20 7946', 'Abai', '(', ')', '.', '،', '12', '\n', '@a', '/');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const found = isolated(text);
        assert.equal(found.replace(/[\u2066\u2069]/g, ''), text);
        assert.doesNotMatch(found.replace(/\u2066[^\u2066\u2069]*\u2069/g, ''), /[\u2066\u2069]/);
      }),
    );
  });
});
