/** The control of a text's Markdown, with how it looks beside it. */
import { parseMarkdown, renderMarkdown } from '../../content/reading/markdown.ts';
import { escapeMarkup } from '../../text/escape.ts';

const ENVIRONMENT = { docId: 'shown', noteName: (number: number) => `Note ${number}`, backName: () => 'Back' };

/** The script adds buttons above it and shows what is typed at once; without it there is a button that does. */
export function bodyControl(body: string, original: string | undefined): string {
  const beside = original
    ? `<details open><summary>The original</summary><blockquote class="original">${escapeMarkup(original.trim())}</blockquote></details>`
    : '';
  return `<div class="beside"><div class="field"><label for="body">Text</label><p class="hint" id="body-hint">A blank line between paragraphs, ## before a heading, **bold**, - before each line of a list, [words](https://…) for a link.</p>${beside}<textarea class="body" id="body" name="body" aria-describedby="body-hint">\n${escapeMarkup(body)}</textarea></div><section aria-label="How it looks"><p><button type="submit" name="show" value="1">Show how it looks</button></p><div id="shown">${shownBody(body)}</div></section></div>`;
}

/** The Markdown as HTML; what is wrong with it is told when it is saved. */
function shownBody(body: string): string {
  const { tokens } = parseMarkdown(body, ENVIRONMENT);
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const src = /^images\/([^/]+)$/.exec(String(token.attrGet('src') ?? ''))?.[1];
    if (token.type === 'image') token.attrSet('src', `/admin/file/?name=${src ?? ''}`);
    // It is to be looked at; a link would lead out of what is being written.
    if (token.type === 'link_open') token.attrs = [];
  }
  return renderMarkdown([...tokens], ENVIRONMENT);
}
