/** Words in large type: a title is as small as its longest word asks, and what a hyphen joins is not parted. */
import { escapeMarkup } from '../text/escape.ts';

/** Letters of a word by which titles become smaller; see templates/styles/base.css. */
const LENGTHS = [12, 16, 21, 28];

/** As long as one line of a small phone holds. */
const LONGEST_WHOLE = 16;

/** The attribute of a title by which its longest word fits the line: ` data-word="16"`. */
export function fitted(title: string): string {
  // In these scripts a line may end after any letter.
  const words = title.split(/[\s\u00ad\u200b\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/u);
  const longest = Math.max(...words.map((word) => [...word].length));
  const [shortest = 0] = LENGTHS;
  if (longest < shortest - 2) return '';
  return ` data-word="${LENGTHS.find((length) => longest <= length) ?? 'long'}"`;
}

/** The title as HTML, in which "Kazakh-British" stays on one line. */
export function unbroken(title: string): string {
  return title
    .split(/(\s+)/)
    .map((word) => {
      const isJoined = /\p{L}-\p{L}/u.test(word) && word.length <= LONGEST_WHOLE;
      return isJoined ? `<span class="unbroken">${escapeMarkup(word)}</span>` : escapeMarkup(word);
    })
    .join('');
}
