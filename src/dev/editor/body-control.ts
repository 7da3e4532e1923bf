/** The control of a text's Markdown, with how it looks beside it. */
import { parseMarkdown, renderMarkdown } from '../../content/reading/markdown.ts';
import { escapeMarkup } from '../../text/escape.ts';

const ENVIRONMENT = { docId: 'shown', noteName: (number: number) => `Note ${number}`, backName: () => 'Back' };

/** Beside Save, which is what Enter presses; the script shows what is typed at once, in its place. */
export const SHOW_BUTTON = '<button type="submit" name="show" value="1" formaction="#shown">Show how it looks</button>';

/** The script adds buttons above it. */
export function bodyControl(body: string, original: string | undefined): string {
  const beside = original
    ? `<details open><summary>The original</summary><blockquote class="original">${escapeMarkup(original.trim())}</blockquote></details>`
    : '';
  const caption = /\]\(images\//.test(original ?? '')
    ? ' Under a picture stand the words of its own form; to have them in this language, write ![What it shows](images/….jpg "The words under it").'
    : '';
  return `<div class="beside"><div class="field"><label for="body">Text</label><p class="hint" id="body-hint">A blank line between paragraphs, ## before a heading, **bold**, - before each line of a list, [words](https://…) for a link.${escapeMarkup(caption)}</p>${beside}<textarea class="body" id="body" name="body" aria-describedby="body-hint">\n${escapeMarkup(body)}</textarea></div><section aria-label="How it looks"><div id="shown">${shownBody(body)}</div></section></div>`;
}

/** The Markdown as HTML; what is wrong with it is told when it is saved. */
export function shownBody(body: string): string {
  const { tokens } = parseMarkdown(body, ENVIRONMENT);
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const src = /^images\/([^/]+)$/.exec(String(token.attrGet('src') ?? ''))?.[1];
    if (token.type === 'image') token.attrSet('src', `/admin/file/?name=${src ?? ''}`);
    // It is to be looked at; a link would lead out of what is being written.
    if (token.type === 'link_open') token.attrs = [];
  }
  return renderMarkdown([...tokens], ENVIRONMENT);
}
