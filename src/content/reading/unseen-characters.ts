/** What word processors and messengers leave in a text unseen: line breaks within a paragraph, and marks in addresses. */
import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { SOFT_RETURN, withoutMarks } from '../../text/invisible.ts';

/** Teaches a parser to break lines at soft returns, and to leave out of addresses what nobody can see. */
export function unseenCharacters(markdown: MarkdownIt): void {
  markdown.core.ruler.push('soft_return', (state) => {
    for (const token of state.tokens) {
      if (token.children) token.children = token.children.flatMap((each) => withBreaks(each, state));
      else token.content = token.content.replaceAll(SOFT_RETURN, '\n');
    }
  });
  const normalizeLink = markdown.normalizeLink.bind(markdown);
  markdown.normalizeLink = (url) => normalizeLink(withoutMarks(url));
}

/** A token with each soft return in it as a line break; as a space where no line can be broken. */
function withBreaks(token: Token, state: StateCore): Token[] {
  if (token.children) token.children = token.children.flatMap((each) => withBreaks(each, state));
  for (const attribute of token.attrs ?? []) attribute[1] = String(attribute[1]).replaceAll(SOFT_RETURN, ' ');
  if (token.type !== 'text') token.content = token.content.replaceAll(SOFT_RETURN, ' ');
  const lines = token.content.split(SOFT_RETURN);
  if (lines.length === 1) return [token];
  return lines.flatMap((line, index) => {
    const words = new state.Token('text', '', 0);
    words.content = line;
    return index === 0 ? [words] : [new state.Token('hardbreak', 'br', 0), words];
  });
}
