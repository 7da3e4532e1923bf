/** Markup of plain prose, for which minifying is nothing but collapsing white space; a property test holds that it is. */
import { isExternal } from '../../text/url.ts';

/** Paragraphs, lists, headings, emphasis and links as the Markdown renderer writes them, and nothing that is kept verbatim. */
const PLAIN =
  /^[^<\u00a0\t]*(?:<(?:\/?(?:p|ul|ol|li|strong|em|s|h[2-6]|blockquote|code|a)|br|hr|a href="[^"\s]*")>[^<\u00a0\t]*)*$/;

const LINK = /<a href="([^"]*)">/g;

/** Whether a fragment is that plain, and has no white space at its edges that could meet other white space. */
export function isPlainProse(markup: string): boolean {
  return markup !== '' && markup.trim() === markup && PLAIN.test(markup);
}

/** Minified, and its addresses of the site as `link` writes them. */
export function finishProse(markup: string, link: (escaped: string) => string): string {
  const collapsed = markup.replace(/[ \n\r\f]+/g, ' ');
  return collapsed.includes('<a href="/')
    ? collapsed.replace(LINK, (_, href: string) => `<a href="${link(href)}">`)
    : collapsed;
}

/** Where its links lead that may be within the site, escaped as they are written. */
export function linksOfProse(markup: string): string[] {
  if (!markup.includes('<a href=')) return [];
  return [...markup.matchAll(LINK)].flatMap(([, href = '']) => (isExternal(href) ? [] : [href]));
}
