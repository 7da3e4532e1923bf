/** Makes the links of a piece of HTML lead somewhere wherever it is read. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment, serialize } from 'parse5';

/** `html` with every link and picture absolute: the site's from its root, fragments of the page from `page`. */
export function absoluteLinks(html: string, page: string, site: string): string {
  const fragment = parseFragment(html);
  for (const node of fragment.childNodes) walk(node, page, site);
  return serialize(fragment);
}

function walk(node: DefaultTreeAdapterTypes.ChildNode, page: string, site: string): void {
  if (!defaultTreeAdapter.isElementNode(node)) return;
  for (const attribute of node.attrs) {
    const { name, value } = attribute;
    if (name === 'href' || name === 'src') attribute.value = absoluteLink(value, page, site);
    if (name === 'srcset')
      attribute.value = value.replace(
        /(^|,\s+)(\S+)/g,
        (_, before: string, url: string) => before + absoluteLink(url, page, site),
      );
  }
  for (const child of node.childNodes) walk(child, page, site);
}

function absoluteLink(link: string, page: string, site: string): string {
  if (link.startsWith('#')) return page + link;
  return link.startsWith('/') && !link.startsWith('//') ? new URL(link.slice(1), site).href : link;
}
