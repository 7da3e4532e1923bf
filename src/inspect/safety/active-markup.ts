/** What a page or a drawing that is published as it is would run in a reader's browser, or ask other sites for. */
import { attributeOf, type Element, elementsOf } from '../../html/elements.ts';
import { inventoryOf, isInlineScript, styleLoads } from '../../html/page-inventory.ts';
import { isExternal } from '../../text/url.ts';

const MARKUP = /\.(x?html?|svgz?|xml|xhtml)$/i;
const MARKUP_TEXT = /^\s*(?:<\?xml|<!doctype html|<html|<svg|<!--[\s\S]{0,2000}?-->\s*<(?:svg|html|!doctype))/i;

/** Attributes beside those that every page is checked for: in drawings, in frames, in buttons. */
const MORE_LOADS = new Set(['xlink:href', 'data', 'background', 'formaction', 'ping', 'archive', 'manifest']);

/** What is said of anything that runs. */
export const A_SCRIPT = 'a script';

/** More than these says no more. */
const MOST = 3;

/** In words: "a script", "https://tracker.example/a.js". `own` is the site's address. */
export function activeIn(name: string, text: string, own: string): string[] {
  const isForeign = (url: string): boolean =>
    isExternal(url) && !/^\s*(?:data|mailto|tel):/i.test(url) && !url.startsWith(own);
  if (/\.css$/i.test(name)) return styleLoads(text).filter(isForeign).slice(0, MOST);
  if (!MARKUP.test(name) && !MARKUP_TEXT.test(text)) return [];
  const elements = elementsOf(text);
  const { loads, styleLoads: fromStyles, blockedAttributes } = inventoryOf(elements);
  const more = elements.flatMap(moreLoads);
  const runs =
    elements.some((element) => isInlineScript(element) || attributeOf(element, 'srcdoc') !== undefined) ||
    elements.some(
      ({ tagName, attributes }) =>
        tagName === 'script' && attributes.some(({ name }) => /^(src|(xlink:)?href)$/.test(name)),
    ) ||
    elements.some(({ attributes }) => attributes.some(({ value }) => /^[\s\p{Cc}]*javascript:/iu.test(value))) ||
    blockedAttributes.some((attribute) => attribute !== 'style');
  const asked = [...loads, ...fromStyles, ...more].filter(isForeign);
  return [...(runs ? [A_SCRIPT] : []), ...[...new Set(asked)].slice(0, MOST)];
}

function moreLoads(element: Element): string[] {
  const { tagName, attributes } = element;
  const refresh = tagName === 'meta' && /^refresh$/i.test(attributeOf(element, 'http-equiv') ?? '');
  return attributes.flatMap(({ name, value }) => {
    if (name === 'style') return [...styleLoads(value)];
    if (refresh && name === 'content') return /url\s*=\s*["']?([^"']+)/i.exec(value)?.slice(1) ?? [];
    return (MORE_LOADS.has(name) && tagName !== 'a') || (tagName === 'base' && name === 'href') ? [value] : [];
  });
}
